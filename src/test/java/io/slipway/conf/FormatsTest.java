package io.slipway.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    @ParameterizedTest
    @CsvSource({"10%, 0.1", "0.01, 0.01", "100%, 1", "0, 0", "0.5 %, 0.005", "1, 1"})
    void readsShares(String text, double share) {
        assertThat(Formats.SHARE.parse().apply(text)).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "-1%", "101%", "1.01", "ten%", "", "NaN"})
    void refusesWhatIsNoShare(String text) {
        assertThatThrownBy(() -> Formats.SHARE.parse().apply(text)).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @CsvSource({"40s, PT40S", "2m, PT2M", "1500ms, PT1.5S", "3 hours, PT3H", "1d, PT24H", "0s, PT0S"})
    void readsDurations(String text, Duration duration) {
        assertThat(Formats.duration().parse().apply(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "40x", "-1s", "1us", "400d", "s", "PT40S"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> Formats.duration().parse().apply(text)).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-08:00", "Z", "PST8", "Mars/Olympus", "America/los_angeles"})
    void refusesZonesWithoutAName(String text) {
        assertThatThrownBy(() -> Formats.ZONE.parse().apply(text)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void guessesOnlyWhatIsNear() {
        assertThat(Likeness.nearest("acounts", List.of("accounts", "jobs"))).contains("accounts");
        assertThat(Likeness.nearest("frobnicate", List.of("accounts", "jobs"))).isEmpty();
    }
}
