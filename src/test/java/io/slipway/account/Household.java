package io.slipway.account;

import static io.slipway.account.TenantBench.ACME;
import static io.slipway.account.TenantBench.OLD;
import static io.slipway.account.TenantBench.START;
import static io.slipway.account.TenantBench.TRAIN;

import io.slipway.account.AccountState.Tenant;
import io.slipway.feature.FeatureRepository;
import io.slipway.feature.Plan;
import io.slipway.feature.PlanOptions;
import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.policy.HandoffRules;
import io.slipway.stream.StreamCommand;
import io.slipway.stream.StreamEvent;
import io.slipway.stream.StreamJob;
import io.slipway.stream.StreamRuntime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An account with its jobs, its serving tier and a runtime, all of them real machines but the last two. Messages arrive in any order, some
 * twice, and entities crash; nothing is lost for good.
 */
final class Household {

    static final HandoffRules RULES =
            new HandoffRules(Duration.ofSeconds(10), 1, Duration.ofSeconds(5), Duration.ofMinutes(10), 2);
    private static final PlanOptions OPTIONS = new PlanOptions(false, LocalDate.of(2026, 11, 24));

    private final Random chance;
    private final double faults;
    private final Map<EntityId, Member<?, ?>> members = new LinkedHashMap<>();
    private final List<Runnable> underWay = new ArrayList<>();
    private final Map<EntityId, TreeMap<Long, StreamRuntime.EnsureStarted>> alive = new TreeMap<>();
    private final Map<EntityId, Long> fences = new TreeMap<>();
    private final Map<EntityId, List<StreamEvent>> journals = new TreeMap<>();
    private final List<AccountEvent> journal = new ArrayList<>();
    private long orders;

    /** @param faults the share of greens that end before they are online, and of deliveries that are repeated or crash */
    Household(Random chance, double faults) {
        this.chance = chance;
        this.faults = faults;
        send(ACME, new AccountCommand.Register(TRAIN, AccountKind.DEVELOPMENT, OLD, List.of(), RULES));
        settle();
    }

    void update(io.slipway.machine.Build build) {
        send(ACME, new AccountCommand.Update(++orders, TenantBench.WAVE, build, TenantBench.CLOSES, RULES));
    }

    void rollBack() {
        send(ACME, new AccountCommand.RollBack(++orders, TenantBench.WAVE, OLD, RULES));
    }

    /** A member plans against what the account shows now, and applies it. */
    void apply(FeatureRepository declared) {
        FeatureRepository applied = tenant().works()
                .repository()
                .orElseGet(() -> FeatureRepository.empty(declared.sdk(), declared.workspace()));
        Plan plan = Plan.of(applied, declared, OPTIONS);
        send(ACME, new AccountCommand.Apply(plan.id(), new Applicant("ann", Applicant.Role.EDITOR), declared, OPTIONS));
    }

    void settle() {
        for (int step = 0; step < 10_000 && !underWay.isEmpty(); step++) {
            step();
        }
        if (!underWay.isEmpty()) {
            throw new AssertionError("it does not come to rest");
        }
    }

    void steps(int count) {
        for (int i = 0; i < count && !underWay.isEmpty(); i++) {
            step();
        }
    }

    private void step() {
        underWay.remove(chance.nextInt(underWay.size())).run();
    }

    Tenant tenant() {
        return (Tenant) member(ACME).state;
    }

    List<AccountEvent> journal() {
        return journal;
    }

    Object job(String name) {
        return member(EntityId.of("job", "acme/" + name)).state;
    }

    List<StreamEvent> journal(String name) {
        return journals.getOrDefault(EntityId.of("job", "acme/" + name), List.of());
    }

    /** The processes that run, by epoch. */
    SortedMap<Long, StreamRuntime.EnsureStarted> processes(String name) {
        return alive.getOrDefault(EntityId.of("job", "acme/" + name), new TreeMap<>());
    }

    private void send(EntityId to, Command command) {
        underWay.add(() -> member(to).deliver(command));
        if (chance.nextDouble() < faults) {
            underWay.add(() -> member(to).deliver(command));
        }
    }

    private Member<?, ?> member(EntityId id) {
        return members.computeIfAbsent(
                id,
                fresh ->
                        fresh.equals(ACME) ? new Member<>(fresh, new Account()) : new Member<>(fresh, new StreamJob()));
    }

    private void carryOut(EntityId from, List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Tell tell
                    && (tell.to().equals(ACME) || tell.to().kind().equals("job"))) {
                send(tell.to(), tell.command());
            } else if (effect instanceof Effect.Ask ask && ask.request() instanceof StreamRuntime.EnsureStarted start) {
                start(from, start);
            } else if (effect instanceof Effect.Ask ask && ask.request() instanceof StreamRuntime.EnsureStopped stop) {
                fences.merge(from, stop.epoch(), Math::max);
                underWay.add(() -> {
                    alive.getOrDefault(from, new TreeMap<>()).remove(stop.epoch());
                    send(from, new StreamCommand.Stopped(stop.epoch()));
                });
            } else if (effect instanceof Effect.Ask ask && ask.request() instanceof ServingTier.SwitchServing serve) {
                send(ACME, new AccountCommand.ServingSwitched(serve.order(), serve.build()));
            }
        }
    }

    private void start(EntityId job, StreamRuntime.EnsureStarted start) {
        TreeMap<Long, StreamRuntime.EnsureStarted> processes = alive.computeIfAbsent(job, id -> new TreeMap<>());
        if (start.epoch() <= fences.getOrDefault(job, 0L) || processes.containsKey(start.epoch())) {
            return;
        }
        processes.put(start.epoch(), start);
        if (processes.size() > 2) {
            throw new AssertionError(job + " has three processes");
        }
        fences.merge(job, start.epoch() - 1, Math::max);
        if (chance.nextDouble() < faults) {
            send(job, new StreamCommand.Exited(start.epoch(), "out of memory"));
        } else {
            send(job, new StreamCommand.Probed(start.epoch(), 1, Duration.ZERO));
        }
    }

    private final class Member<S, E extends Event> {

        private final EntityId id;
        private final Machine<S, Command, E> machine;
        private S state;

        Member(EntityId id, Machine<S, Command, E> machine) {
            this.id = id;
            this.machine = machine;
            this.state = machine.empty(id);
        }

        void deliver(Command command) {
            Decision<E> decision = machine.decide(state, command, START);
            if (decision instanceof Decision.Accepted<E> accepted) {
                List<Effect> effects = new ArrayList<>();
                for (E event : accepted.events()) {
                    S before = state;
                    state = machine.evolve(before, event);
                    effects.addAll(machine.effects(before, event, state));
                    keep(event);
                }
                boolean crashes = chance.nextDouble() < faults / 4;
                carryOut(id, crashes ? machine.owed(state, START) : effects);
                Optional<Command> answer = accepted.answer();
                if (!crashes && answer.isPresent() && id.kind().equals("job")) {
                    send(ACME, answer.get());
                }
            } else if (decision instanceof Decision.Refused<E> refused
                    && refused.refusal().isTooEarly()) {
                underWay.add(() -> deliver(command));
            }
        }

        private void keep(E event) {
            if (event instanceof StreamEvent told) {
                journals.computeIfAbsent(id, job -> new ArrayList<>()).add(told);
            } else if (event instanceof AccountEvent told) {
                journal.add(told);
            }
        }
    }
}
