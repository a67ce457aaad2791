package io.slipway.judge.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutliersTest {

    private final double[] values = IntStream.concat(IntStream.range(0, 300).map(i -> i % 10), IntStream.of(1000))
            .mapToDouble(value -> value)
            .toArray();

    @Test
    void removesWhatLiesFarOutside() {
        assertThat(Outliers.REMOVE.treat(values, 3)).hasSize(300).doesNotContain(1000);
    }

    @Test
    void removesNoMoreThanTheOutermostHundredth() {
        assertThat(Outliers.REMOVE.treat(new double[] {1, 1, 1, 1, 1, 1, 1, 9}, 3))
                .as("with eight values the 99th percentile is nearly the greatest, which still lies beyond")
                .hasSize(7);
        assertThat(Outliers.REMOVE.treat(values, 0)).hasSizeGreaterThan(290);
    }

    @Test
    void keepsAllIfTold() {
        assertThat(Outliers.KEEP.treat(values, 3)).hasSize(301);
    }
}
