package io.slipway.server.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Event;
import io.slipway.server.trial.JournalWitness.Recorded;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.Simulation;
import io.slipway.simulation.fault.Fault;
import io.slipway.simulation.host.SlipwayMachines;
import io.slipway.simulation.invariant.Invariants;
import io.slipway.simulation.panorama.Panorama;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import io.slipway.simulation.witness.Witness;
import io.slipway.stream.StreamEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A journal that a simulation wrote stands in for a live one. */
class EnvelopeTest {

    private static final List<Fault> FAULTS =
            List.of(new Fault.NodeLost(0, Instant.parse("2026-11-24T22:00:20Z"), Duration.ofMinutes(10)));

    private final Scenario scenario = ScenarioReader.read(Path.of("simulations/drill.conf"));

    @Test
    void holdsWhatTheSimulationComesTo() {
        Outline outline = told(journal());

        assertThat(Envelope.of(scenario, FAULTS, 200).beside(outline))
                .hasSizeGreaterThan(8)
                .allSatisfy(
                        line -> assertThat(line.inside()).as(line.toString()).isTrue());
    }

    @Test
    void doesNotHoldAWeekInWhichAWaveWasLost() {
        List<Recorded> journal = journal();
        journal.removeIf(recorded -> recorded.event() instanceof StreamEvent.BlueDrained);
        Outline outline = new Outline();
        Panorama panorama = new Panorama(scenario.policy(), scenario.baseline(), outline);
        journal.forEach(recorded -> panorama.happened(recorded.at(), recorded.entity(), recorded.event()));

        assertThat(Envelope.of(scenario, FAULTS, 50).beside(outline)).anySatisfy(line -> {
            assertThat(line.name()).isEqualTo("handoffs complete");
            assertThat(line.live()).isEqualTo("0");
            assertThat(line.inside()).isFalse();
        });
    }

    @Test
    void tellsAJournalSoThatEveryRuleCanBeChecked() {
        Invariants rules = new Invariants(new SlipwayMachines());
        Panorama panorama = new Panorama(scenario.policy(), scenario.baseline(), rules);

        new JournalStory(panorama).tell(journal());

        assertThat(rules.violations()).isEmpty();
        assertThat(rules.checked()).isGreaterThan(100);
    }

    @Test
    void tellsAJournalInWhichBlueIsStoppedTooSoon() {
        Invariants rules = new Invariants(new SlipwayMachines());
        List<Recorded> journal = journal();
        Recorded online = journal.stream()
                .filter(recorded -> recorded.event() instanceof StreamEvent.GreenOnline)
                .findFirst()
                .orElseThrow();
        journal.remove(online);
        int drained = journal.indexOf(journal.stream()
                .filter(recorded -> recorded.entity().equals(online.entity())
                        && recorded.event() instanceof StreamEvent.BlueDrained)
                .findFirst()
                .orElseThrow());

        new JournalStory(new Panorama(scenario.policy(), scenario.baseline(), rules))
                .tell(journal.subList(0, drained + 1));

        assertThat(rules.violations())
                .anySatisfy(broken -> assertThat(broken.invariant()).isEqualTo("I1"));
    }

    private Outline told(List<Recorded> journal) {
        Outline outline = new Outline();
        new JournalStory(new Panorama(scenario.policy(), scenario.baseline(), outline)).tell(journal);
        return outline;
    }

    private List<Recorded> journal() {
        List<Recorded> journal = new ArrayList<>();
        Scenario faulty = scenario.withSeed(7).withFaults(FAULTS);
        Witness recorder = new Witness() {
            @Override
            public void happened(Instant at, io.slipway.machine.EntityId entity, Event event) {
                journal.add(new Recorded(at, entity, event));
            }
        };
        try (Simulation simulation =
                new Simulation(faulty, HostKind.KERNEL, io.slipway.simulation.Journal.NONE, recorder)) {
            simulation.run();
        }
        return journal;
    }
}
