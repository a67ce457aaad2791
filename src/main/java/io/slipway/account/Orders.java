package io.slipway.account;

import io.slipway.account.AccountState.Direction;
import io.slipway.account.AccountState.Move;
import io.slipway.account.AccountState.OwnJob;
import io.slipway.account.AccountState.Tenant;
import io.slipway.account.Works.Pending;
import io.slipway.machine.Build;
import io.slipway.machine.Effect;
import io.slipway.machine.Effect.Tell;
import io.slipway.machine.EntityId;
import io.slipway.stream.Definition;
import io.slipway.stream.StreamCommand;
import io.slipway.stream.Trigger;
import java.util.List;
import java.util.Optional;

/** What an account tells its jobs: always the whole target, under the latest order that it gave them. */
final class Orders {

    private Orders() {}

    /** The first orders of an apply. */
    static List<Effect> ofApply(Tenant tenant) {
        return tenant.works().apply().orElseThrow().pending().stream()
                .<Effect>map(stream -> of(tenant, stream))
                .toList();
    }

    /** What an apply still owes to jobs that no move tells anyway. */
    static List<Effect> besidesTheMove(Tenant tenant) {
        if (tenant.works().apply().isEmpty()) {
            return List.of();
        }
        List<EntityId> moving = tenant.move().map(Move::pending).orElse(List.of());
        return tenant.works().apply().get().pending().stream()
                .filter(stream -> !moving.contains(stream.job()))
                .<Effect>map(stream -> of(tenant, stream))
                .toList();
    }

    /** To a job of the move under way. */
    static Effect of(Tenant tenant, EntityId job) {
        Optional<Pending> stream = tenant.works().apply().isEmpty()
                ? Optional.empty()
                : tenant.works().apply().get().pending(job);
        if (stream.isPresent()) {
            return of(tenant, stream.get());
        }
        Move move = tenant.move().orElseThrow();
        Trigger trigger = move.direction() == Direction.FORWARD ? Trigger.PLATFORM_RELEASE : Trigger.ROLL_BACK;
        return new Tell(
                job,
                new StreamCommand.Retarget(
                        move.awaited(job), trigger, move.to(), definition(tenant, job), tenant.rules()));
    }

    /** Few jobs were ever applied to, and a fleet has many: theirs is the one definition that needs no search. */
    private static Definition definition(Tenant tenant, EntityId job) {
        return tenant.works().repository().isEmpty() && tenant.works().apply().isEmpty()
                ? Definition.registered(false)
                : tenant.profile().job(job).orElseThrow().definition();
    }

    private static Effect of(Tenant tenant, Pending stream) {
        if (stream.wanted().isEmpty()) {
            return new Tell(stream.job(), new StreamCommand.Retire(tenant.id(), stream.order()));
        }
        OwnJob job = stream.wanted().get();
        if (stream.isCreated() && stream.order() == job.definition().rebuilt()) {
            return deploy(tenant, job);
        }
        return new Tell(
                stream.job(),
                new StreamCommand.Retarget(
                        stream.order(),
                        stream.changesPin() ? Trigger.RUNTIME_APPLY : Trigger.APPLY_SIDE_EFFECT,
                        job.pinnedTo().orElse(tenant.target()),
                        job.definition(),
                        tenant.rules()));
    }

    static Effect deploy(Tenant tenant, OwnJob job) {
        boolean registered = job.definition().rebuilt() == 0;
        Build first = job.pinnedTo().orElse(registered ? tenant.serving() : tenant.target());
        return new Tell(job.id(), new StreamCommand.Deploy(tenant.id(), first, job.definition(), tenant.rules()));
    }
}
