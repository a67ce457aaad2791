package io.slipway.conf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefaultsTest {

    @Test
    void saysOfEveryKeyWhatItMeans() {
        assertThat(Defaults.text().lines().filter(line -> line.matches("\\s+[a-z-]+ = .*")))
                .isNotEmpty()
                .allMatch(line -> line.contains("  # "));
    }
}
