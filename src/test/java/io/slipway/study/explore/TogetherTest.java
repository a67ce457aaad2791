package io.slipway.study.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TogetherTest {

    private static final String ONE = "0".repeat(63) + "1";
    private static final String LAST = "f".repeat(64);

    @Test
    void isTheSameInAnyOrder() {
        assertThat(together(ONE, LAST, LAST))
                .isEqualTo(together(LAST, ONE, LAST))
                .isNotEqualTo(together(ONE, LAST));
    }

    @Test
    void hasAlwaysSixtyFourDigits() {
        assertThat(together()).isEqualTo("0".repeat(64));
        assertThat(together(ONE, LAST)).isEqualTo("0".repeat(64));
        assertThat(together(LAST)).isEqualTo(LAST);
    }

    private static String together(String... digests) {
        Together together = new Together();
        for (String digest : digests) {
            together.add(digest);
        }
        return together.text();
    }
}
