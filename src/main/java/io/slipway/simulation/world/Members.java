package io.slipway.simulation.world;

import io.slipway.account.Account;
import io.slipway.account.AccountCommand;
import io.slipway.account.AccountEvent;
import io.slipway.account.AccountState;
import io.slipway.account.Applicant;
import io.slipway.feature.FeatureRepository;
import io.slipway.feature.Plan;
import io.slipway.feature.PlanOptions;
import io.slipway.machine.EntityId;
import io.slipway.simulation.scenario.ScheduledApply;
import io.slipway.simulation.time.Appointment;
import io.slipway.simulation.time.Lookup;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The members of accounts who apply repositories. Each plans against what its account shows, and applies that plan at once. */
final class Members {

    private static final EntityId MEMBERS = EntityId.of("port", "members");

    private final Scene scene;
    private final Calendar calendar;
    private final Account machine = new Account();
    private final ModelledBatches batches;
    private final Lookup<EntityId, AccountState> shown = new Lookup<>();

    Members(Scene scene, Calendar calendar) {
        this.scene = scene;
        this.calendar = calendar;
        this.batches = new ModelledBatches(scene, this::shown);
    }

    void begin() {
        for (ScheduledApply apply : scene.scenario().applies()) {
            EntityId account = EntityId.of("account", apply.account());
            shown.put(account, machine.empty(account));
            long at = calendar.instant(apply.at()).toEpochMilli();
            scene.agenda().at(at, Appointment.of(() -> apply(account, apply)));
        }
    }

    /** What an account that members work with shows them: the fold of its events. */
    void see(EntityId account, AccountEvent event) {
        AccountState before = shown.get(account);
        if (before == null) {
            return;
        }
        shown.put(account, machine.evolve(before, event));
        if (event instanceof AccountEvent.ApplyStarted started) {
            batches.schedule(account, started.declared());
        }
    }

    private AccountState.@Nullable Tenant shown(EntityId account) {
        return shown.get(account) instanceof AccountState.Tenant tenant ? tenant : null;
    }

    private void apply(EntityId account, ScheduledApply apply) {
        AccountState.Tenant tenant = shown(account);
        FeatureRepository applied =
                tenant == null || tenant.works().repository().isEmpty()
                        ? FeatureRepository.empty(
                                apply.declared().sdk(), apply.declared().workspace())
                        : tenant.works().repository().get();
        PlanOptions options =
                new PlanOptions(apply.suppressRecreates(), apply.at().toLocalDate());
        Plan plan = Plan.of(applied, apply.declared(), options);
        Applicant by = new Applicant(apply.by().name().toLowerCase(Locale.ROOT), apply.by());
        scene.deliver(account, MEMBERS, new AccountCommand.Apply(plan.id(), by, apply.declared(), options));
    }
}
