package io.slipway.account;

import io.slipway.feature.FeatureRepository;
import io.slipway.feature.PlanOptions;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.policy.HandoffRules;
import java.time.Instant;
import java.util.List;

/** What an account can be told by its wave, the train, its members, the serving tier and its own timer; its jobs send reports. */
public sealed interface AccountCommand extends Command {

    /** From the train: this tenant exists and runs {@code build}. */
    record Register(EntityId train, AccountKind kind, Build build, List<JobSpec> jobs, HandoffRules rules)
            implements AccountCommand {

        public Register {
            jobs = List.copyOf(jobs);
        }
    }

    /**
     * From a wave: move to this build. Asked again, the account tells the outcome again.
     *
     * @param order the train's count of its orders; the highest wins, whatever the order of arrival
     * @param startBefore the end of the release window: an order that arrives then or later starts nothing (DOMAIN A12, A13)
     */
    record Update(long order, EntityId wave, Build build, Instant startBefore, HandoffRules rules)
            implements AccountCommand {}

    /**
     * From a wave: go back to the baseline, whatever is under way.
     *
     * @param order as for an update
     */
    record RollBack(long order, EntityId wave, Build baseline, HandoffRules rules) implements AccountCommand {}

    /**
     * From a member: make what is applied what is declared. Asked again while it is under way or done, it changes nothing; after it
     * failed, it tries again.
     *
     * @param plan the plan that the member saw: its name tells what it starts from, what it leads to, and with which options
     */
    record Apply(String plan, Applicant by, FeatureRepository declared, PlanOptions options)
            implements AccountCommand {}

    /** From the serving tier: requests are served by {@code build} from now on. */
    record ServingSwitched(long order, Build build) implements AccountCommand {}

    /** From the timer: the serving tier has not confirmed. */
    record SwitchOverdue(long order, int attempt) implements AccountCommand {}
}
