package io.slipway.study.explore;

import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.JsonJournal;
import io.slipway.simulation.fault.Fault;
import io.slipway.simulation.fault.Plan;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.invariant.Violation;
import io.slipway.simulation.scenario.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs one seed after another, each with the faults of its own, on one host or on both. */
public final class Explorer {

    private final Scenario scenario;
    private final Machines machines;
    private final List<HostKind> hosts;
    private final Set<Swarm.Kind> kinds;
    private final boolean digested;

    /**
     * What a seed came to.
     *
     * @param journal the digest of what it wrote, if one was worked out
     */
    public record Found(
            long seed, List<Fault> faults, Optional<Violation> violation, long events, Optional<String> journal) {}

    /**
     * @param scenario of at least two weeks; the last is free of faults
     * @param hosts one, or both, which then must come to the same journal
     */
    public Explorer(Scenario scenario, Machines machines, List<HostKind> hosts, Set<Swarm.Kind> kinds) {
        this(scenario, machines, hosts, kinds, hosts.size() > 1);
    }

    /** @param digested whether the journal of each run is digested; with more hosts than one it must be */
    public Explorer(
            Scenario scenario, Machines machines, List<HostKind> hosts, Set<Swarm.Kind> kinds, boolean digested) {
        this.scenario = scenario;
        this.machines = machines;
        this.hosts = List.copyOf(hosts);
        this.kinds = Set.copyOf(kinds);
        this.digested = digested || hosts.size() > 1;
    }

    /** Runs the faults of a seed. */
    public Found explore(long seed) {
        Scenario seeded = scenario.withSeed(seed);
        List<Fault> faults = Swarm.of(seeded, kinds);
        return run(seeded.withFaults(faults), faults);
    }

    /** Runs a scenario with the faults it has. */
    Found run(Scenario faulty, List<Fault> faults) {
        Optional<Violation> violation = Optional.empty();
        long events = 0;
        Set<String> digests = new TreeSet<>();
        for (HostKind host : hosts) {
            Optional<JsonJournal> journal = digested ? Optional.of(JsonJournal.digestOnly()) : Optional.empty();
            Trial trial = Trial.of(
                    faulty,
                    machines,
                    host,
                    Plan.of(faults),
                    journal.<Journal>map(own -> own).orElse(Journal.NONE));
            events += trial.events();
            violation = violation.or(() -> trial.violations().stream().findFirst());
            journal.map(JsonJournal::sha256Hex).ifPresent(digests::add);
        }
        return new Found(
                faulty.seed(),
                faults,
                violation.or(() -> differ(faulty.startsAt(), digests)),
                events,
                digests.stream().findFirst());
    }

    /** Whether a case, of this world or of a smaller one, breaks what it is about. */
    public boolean stillBreaks(Case smaller) {
        Scenario faulty = smaller.read();
        return run(faulty, smaller.faults())
                .violation()
                .filter(violation -> violation.invariant().equals(smaller.violates()))
                .isPresent();
    }

    private static Optional<Violation> differ(Instant at, Set<String> digests) {
        return digests.size() <= 1
                ? Optional.empty()
                : Optional.of(Violation.ofRun("hosts", at, "the actors wrote another journal than the kernel"));
    }
}
