package io.slipway.simulation.scenario;

import io.slipway.account.Applicant;
import io.slipway.feature.FeatureRepository;
import java.time.LocalDateTime;

/**
 * A member of an account applies a repository.
 *
 * @param at local time in the zone of the policy, to the second
 * @param by the role the member acts in
 */
public record ScheduledApply(
        LocalDateTime at, String account, FeatureRepository declared, Applicant.Role by, boolean suppressRecreates) {}
