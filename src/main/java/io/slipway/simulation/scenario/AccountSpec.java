package io.slipway.simulation.scenario;

import io.slipway.account.AccountKind;
import io.slipway.account.JobSpec;
import java.util.List;

/**
 * An account as a scenario describes it.
 *
 * @param earlyAccess whether it is in wave 1; for development accounts only (DOMAIN A8)
 */
public record AccountSpec(String name, AccountKind kind, boolean earlyAccess, List<JobSpec> jobs) {

    public AccountSpec {
        jobs = List.copyOf(jobs);
        if (earlyAccess && kind == AccountKind.PRODUCTION) {
            throw new IllegalArgumentException("production account " + name + " cannot be in early access");
        }
    }
}
