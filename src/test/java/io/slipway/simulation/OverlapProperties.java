package io.slipway.simulation;

import static io.slipway.account.Declared.repository;
import static io.slipway.account.Declared.stream;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.account.Applicant.Role;
import io.slipway.account.Declared;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScheduledApply;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Applies at any moment of a week that is rolled back, with crashes: both hosts tell the same story, and no invariant breaks. */
class OverlapProperties {

    private static final Scenario ROLLED_BACK = Stories.lone(Stories.read("regression-on-wednesday-evening.conf"));

    @Property(tries = 25)
    void holdsOnBothHosts(@ForAll long seed) {
        Random chance = new Random(seed);
        List<ScheduledApply> applies = new ArrayList<>();
        applies.add(apply(0, chance));
        for (int i = 0; i < 8; i++) {
            // Within the window of Tuesday, or within the hours in which Thursday's is canceled and rolled back.
            long minutes = (chance.nextBoolean() ? 38L * 60 : 86L * 60) + chance.nextInt(15);
            applies.add(apply(minutes * 60 + chance.nextInt(60), chance));
        }
        applies.sort(java.util.Comparator.comparing(ScheduledApply::at));
        Scenario week = Stories.crashing(ROLLED_BACK.withSeed(seed).withApplies(applies), 0.02);

        String kernel = watched(week, HostKind.KERNEL);
        String actors = watched(week, HostKind.ACTORS);

        assertThat(actors).isEqualTo(kernel);
    }

    private static String watched(Scenario week, HostKind host) {
        Invariants invariants = new Invariants(new SlipwayMachines());
        JsonJournal journal = JsonJournal.digestOnly();
        try (Simulation run =
                new Simulation(week, host, journal, new Panorama(week.policy(), week.baseline(), invariants))) {
            run.run();
        }
        assertThat(invariants.violations()).isEmpty();
        return journal.sha256Hex();
    }

    private static ScheduledApply apply(long seconds, Random chance) {
        return new ScheduledApply(
                ROLLED_BACK.start().atStartOfDay().plusSeconds(seconds),
                "acme-dev",
                repository(any("clicks", chance), any("orders", chance)),
                Role.EDITOR,
                false);
    }

    private static Declared any(String name, Random chance) {
        Declared stream = stream(name).triggeredEvery(30 + chance.nextInt(2)).from("topic-" + chance.nextInt(2));
        return chance.nextBoolean() ? stream : stream.pinnedTo("0.9." + chance.nextInt(2));
    }
}
