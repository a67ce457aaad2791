package io.slipway.simulation.scenario;

import io.slipway.machine.Build;
import io.slipway.policy.Policy;
import io.slipway.simulation.fault.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One simulated world: everything that can differ between two simulations, and nothing else.
 *
 * @param name what people call it
 * @param seed keys every draw of chance
 * @param start the Monday of the first release week, in the zone of the policy
 * @param weeks how many release weeks are simulated, at least 1
 * @param baseline the build every account runs at the start
 * @param applies what members of accounts apply, in the order of time
 * @param expect what the file promises about the result
 */
public record Scenario(
        String name,
        long seed,
        LocalDate start,
        int weeks,
        Fleet fleet,
        Policy policy,
        Build baseline,
        ReleasePlan releases,
        World world,
        List<ScriptedCommand> script,
        List<ScheduledApply> applies,
        Faults faults,
        Expectations expect) {

    public Scenario {
        script = List.copyOf(script);
        applies = List.copyOf(applies);
    }

    /** When virtual time begins: local midnight of {@link #start}. */
    public Instant startsAt() {
        return start.atStartOfDay(policy.zone()).toInstant();
    }

    /** The accounts this scenario starts with. */
    public List<AccountSpec> accounts() {
        return fleet.accounts(seed);
    }

    /** The Monday of a week, counted from 1. */
    public LocalDate monday(int week) {
        return start.plusWeeks(week - 1L);
    }

    /** The release of a week, counted from 1: its label and that of its builds. */
    public ReleaseLabel release(int week) {
        return ReleaseLabel.of(monday(week));
    }

    /** What happens to the release of a week, counted from 1; random defects drawn from the seed. */
    public WeekPlan plan(int week) {
        return releases.week(week, seed);
    }

    public Scenario withSeed(long other) {
        return new Scenario(
                name, other, start, weeks, fleet, policy, baseline, releases, world, script, applies, faults, expect);
    }

    public Scenario withWeeks(int other) {
        return new Scenario(
                name, seed, start, other, fleet, policy, baseline, releases, world, script, applies, faults, expect);
    }

    public Scenario withPolicy(Policy other) {
        return new Scenario(
                name, seed, start, weeks, fleet, other, baseline, releases, world, script, applies, faults, expect);
    }

    public Scenario withApplies(List<ScheduledApply> other) {
        return new Scenario(
                name, seed, start, weeks, fleet, policy, baseline, releases, world, script, other, faults, expect);
    }

    /** With these faults instead of those listed, what people do at a bad moment included. */
    public Scenario withFaults(List<Fault> listed) {
        Stream<ScriptedCommand> orders = listed.stream()
                .filter(Fault.Order.class::isInstance)
                .map(order -> ScriptedCommand.of((Fault.Order) order, policy.zone()));
        List<ScriptedCommand> all = Stream.concat(script.stream(), orders)
                .sorted(Comparator.comparing(ScriptedCommand::at))
                .toList();
        Faults others = new Faults(faults.entityCrash(), faults.crashes(), listed);
        return new Scenario(
                name, seed, start, weeks, fleet, policy, baseline, releases, world, all, applies, others, expect);
    }
}
