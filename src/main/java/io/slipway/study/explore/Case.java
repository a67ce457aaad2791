package io.slipway.study.explore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.slipway.simulation.HostKind;
import io.slipway.simulation.Journal;
import io.slipway.simulation.fault.Adversary;
import io.slipway.simulation.fault.Fault;
import io.slipway.simulation.fault.Plan;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.panorama.Onlooker;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a run depends on, as a file keeps it.
 *
 * @param scenario its file, as seen from where the command runs
 * @param changes lines such as {@code weeks = 2}, as if they stood at the end of that file
 * @param seed keys every draw of chance
 * @param violates what the run was seen to break, {@code I17}; empty for a run that breaks nothing
 * @param faults what goes wrong
 */
@JsonPropertyOrder({"scenario", "changes", "seed", "violates", "faults"})
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Case(String scenario, List<String> changes, long seed, String violates, List<Fault> faults) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    public Case {
        changes = List.copyOf(changes);
        faults = List.copyOf(faults);
    }

    /** @throws JsonProcessingException if the text is no case; its message and place say why */
    public static Case parse(String text) throws JsonProcessingException {
        return MAPPER.readValue(text, Case.class);
    }

    public String text() {
        try {
            return MAPPER.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is run. */
    public Scenario read() {
        return ScenarioReader.open(Path.of(scenario), changes)
                .scenario()
                .withSeed(seed)
                .withFaults(faults);
    }

    /** Runs it as it was found: what broke I8 is laid beside the run without faults. */
    public Trial run(Machines machines, HostKind host, Onlooker... onlookers) {
        Scenario faulty = read();
        if (violates.equals(Beside.RULE)) {
            return Beside.undisturbed(faulty.withFaults(List.of()), machines, host, Adversary.NONE)
                    .run(Plan.of(faults), onlookers);
        }
        return Trial.of(faulty, machines, host, Plan.of(faults), Journal.NONE, onlookers);
    }

    Case withFaults(List<Fault> others) {
        return new Case(scenario, changes, seed, violates, others);
    }

    /** One change more; it counts before an earlier one of the same key. */
    public Case changed(String change) {
        List<String> all = new ArrayList<>(changes);
        String key = change.replaceFirst("\\s*=.*", "");
        all.removeIf(old -> old.replaceFirst("\\s*=.*", "").equals(key));
        all.add(change);
        return new Case(scenario, all, seed, violates, faults);
    }

    /** Of the same world, with another seed and faults. */
    public Case of(long other, String invariant, List<Fault> others) {
        return new Case(scenario, changes, other, invariant, others);
    }
}
