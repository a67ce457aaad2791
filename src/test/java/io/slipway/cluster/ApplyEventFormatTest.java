package io.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slipway.account.AccountEvent;
import io.slipway.account.Applicant;
import io.slipway.conf.repository.CatalogueReader;
import io.slipway.conf.repository.RepositoryReader;
import io.slipway.feature.FeatureRepository;
import io.slipway.feature.Restart;
import io.slipway.feature.StreamChange;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.stream.Definition;
import io.slipway.stream.StreamEvent;
import io.slipway.stream.Trigger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyEventFormatTest {

    private static final EntityId JOB = new EntityId("job/acme/clicks");
    private static final Build BUILD = new Build("0.9.3");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final EventFormat format = new EventFormat();

    static List<AccountEvent> applies() {
        return List.of(
                new AccountEvent.ApplyStarted(
                        2,
                        "3f2a",
                        new Applicant("ann", Applicant.Role.OWNER),
                        repository(),
                        List.of(
                                new StreamChange.Start("a", Optional.of(BUILD)),
                                new StreamChange.HandOff("b", Optional.empty(), Restart.REUSE_CHECKPOINTS),
                                new StreamChange.Stop("c"),
                                new StreamChange.StartAnew("d", Optional.empty()))),
                new AccountEvent.StreamApplied(2, JOB),
                new AccountEvent.StreamKept(2, JOB, 1, "green never came online", OptionalLong.of(3)),
                new AccountEvent.ApplyFinished(2, "3f2a"),
                new AccountEvent.ApplyFailed(2, "3f2a", List.of(JOB), List.of("job/acme/orders: overdue")));
    }

    static List<StreamEvent> definitions() {
        Optional<Definition> applied = Optional.of(Definition.created(2, true));
        return List.of(
                new StreamEvent.TargetSet(2, Trigger.RUNTIME_APPLY, BUILD, applied),
                new StreamEvent.HandoffStarted(2, Trigger.RUNTIME_APPLY, BUILD, 2, 1, NOON, applied),
                new StreamEvent.RebuildStarted(2, Trigger.RUNTIME_APPLY, BUILD, applied.get()),
                new StreamEvent.Rebuilt(2, Trigger.RUNTIME_APPLY, BUILD, 3, 1, NOON, applied),
                new StreamEvent.Retired(JOB, 2));
    }

    /** Journals of the time before applies, which must stay readable and be written again to the byte. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Deployed\",\"account\":\"account/acme\",\"build\":\"2026.47.0\",\"pinned\":true,\"rules\":"
                        + "{\"lagAtMost\":\"PT30S\",\"probes\":3,\"probeEvery\":\"PT10S\",\"timeout\":\"PT15M\",\"attempts\":2},\"epoch\":1}",
                "{\"type\":\"HandoffStarted\",\"order\":1,\"trigger\":\"PLATFORM_RELEASE\",\"build\":\"2026.48.0\",\"epoch\":2,"
                        + "\"attempt\":1,\"deadline\":\"2026-11-24T22:15:00Z\"}",
                "{\"type\":\"TargetSet\",\"order\":1,\"trigger\":\"ROLL_BACK\",\"build\":\"2026.47.0\"}"
            })
    void writesAnEventWithoutADefinitionAsBefore(String line) throws JsonProcessingException {
        assertThat(format.writer().writeValueAsString(format.read(line, StreamEvent.class)))
                .isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("applies")
    void readsWhatItWroteOfAnApply(AccountEvent event) throws JsonProcessingException {
        assertThat(format.read(format.writer().writeValueAsString(event), AccountEvent.class))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void readsWhatItWroteOfADefinition(StreamEvent event) throws JsonProcessingException {
        assertThat(format.read(format.writer().writeValueAsString(event), StreamEvent.class))
                .isEqualTo(event);
    }

    private static FeatureRepository repository() {
        return RepositoryReader.read(
                        Path.of("simulations/repositories/before"),
                        new RepositoryReader.Options(Optional.empty(), Optional.empty(), CatalogueReader.example()))
                .declaration()
                .repository();
    }
}
