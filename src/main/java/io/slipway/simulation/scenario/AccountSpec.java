package io.slipway.simulation.scenario;

import io.slipway.account.AccountKind;
import io.slipway.account.JobSpec;
import java.util.List;
import java.util.Optional;

/**
 * An account as a scenario describes it.
 *
 * @param earlyAccess whether it is in wave 1; for development accounts only (DOMAIN A8)
 * @param repository the directory of the repository that it has applied when the scenario begins; its jobs are then that one's
 */
public record AccountSpec(
        String name, AccountKind kind, boolean earlyAccess, List<JobSpec> jobs, Optional<String> repository) {

    public AccountSpec {
        jobs = List.copyOf(jobs);
        if (earlyAccess && kind == AccountKind.PRODUCTION) {
            throw new IllegalArgumentException("production account " + name + " cannot be in early access");
        }
    }
}
