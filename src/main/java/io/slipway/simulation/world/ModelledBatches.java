package io.slipway.simulation.world;

import io.slipway.account.AccountState.Tenant;
import io.slipway.feature.FeatureObject;
import io.slipway.feature.FeatureObject.BatchFeatureView;
import io.slipway.feature.FeatureRepository;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.time.Chance.Purpose;
import io.slipway.simulation.time.Marks;
import io.slipway.simulation.witness.Witness.BatchRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the batch jobs of applied repositories, each view's on its schedule and one at a time. A job asks its account once, when it starts,
 * which runtime it runs, and ends as it began (DOMAIN A26).
 */
final class ModelledBatches {

    private static final Duration DAILY = Duration.ofDays(1);

    private final Scene scene;
    private final Function<EntityId, @Nullable Tenant> accounts;
    private final Marks<EntityId> scheduled = new Marks<>();

    ModelledBatches(Scene scene, Function<EntityId, @Nullable Tenant> accounts) {
        this.scene = scene;
        this.accounts = accounts;
    }

    /** Starts the schedule of each view that has none; those that run go on. */
    void schedule(EntityId account, FeatureRepository declared) {
        for (FeatureObject object : declared.objects().values()) {
            EntityId view = EntityId.of("batch", account.name() + "/" + object.name());
            if (schedule(declared, object.name()).isPresent() && scheduled.add(view)) {
                scene.agenda().after(0, Appointment.of(() -> start(account, view, object.name())));
            }
        }
    }

    private static Optional<Duration> schedule(FeatureRepository repository, String name) {
        return repository
                .object(name)
                .filter(object -> repository.workspace().isLive()
                        && object instanceof BatchFeatureView view
                        && view.materialized().isMaterialized())
                .map(object -> ((BatchFeatureView) object).backfill().schedule().orElse(DAILY));
    }

    private void start(EntityId account, EntityId view, String name) {
        Tenant tenant = accounts.apply(account);
        Optional<Duration> schedule =
                tenant == null ? Optional.empty() : tenant.works().declared().flatMap(all -> schedule(all, name));
        if (tenant == null || schedule.isEmpty()) {
            scheduled.remove(view);
            return;
        }
        Build runtime = tenant.runtime(name);
        Instant startedAt = scene.agenda().now();
        double u = scene.chance().at(Chance.key(view.path()), Purpose.BATCH_RUN, startedAt.getEpochSecond());
        long runs = scene.scenario().world().batchRun().millisAt(u);
        scene.agenda().after(runs, Appointment.of(() -> end(account, view, name, runtime, startedAt)));
        scene.agenda()
                .after(Math.max(schedule.get().toMillis(), runs), Appointment.of(() -> start(account, view, name)));
    }

    private void end(EntityId account, EntityId view, String name, Build runtime, Instant startedAt) {
        Tenant tenant = accounts.apply(account);
        Build current = tenant == null ? runtime : tenant.runtime(name);
        scene.witness().batchRan(scene.agenda().now(), new BatchRun(view, runtime, startedAt, current));
    }
}
