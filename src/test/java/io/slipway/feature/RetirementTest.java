package io.slipway.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RetirementTest {

    @Test
    void namesWhoStandsOnARuntimeAndWhatTheyHaveToDo() {
        SortedMap<String, FeatureRepository> accounts = new TreeMap<>();
        accounts.put("acme", Declared.live("0.8.1", Declared.stream("clicks", Declared.spark("0.8.3"))));
        accounts.put("beta", Declared.live("0.8.1", Declared.batch("spend", Declared.spark("0.9.0"))));
        accounts.put(
                "core",
                Declared.live("0.8.1", Declared.table("t", Declared.writing(Declared.spark("0.8.0"), false, false))));
        accounts.put("delta", Declared.live("0.9.0", Declared.batch("spend", Declared.rift("core-0.9"))));

        Retirement eight = Retirement.of("0.8", accounts, Declared.catalogue());
        Retirement nine = Retirement.of("0.9.0", accounts, Declared.catalogue());

        assertThat(eight.pins()).extracting(Retirement.Pin::object).containsExactly("clicks", "t");
        assertThat(eight.blockers()).containsExactly("acme");
        assertThat(eight.pins().get(0).remedy()).isEqualTo("move to runtime 0.9");
        assertThat(nine.blockers()).containsExactly("beta", "delta");
        assertThat(nine.pins().get(1).through()).contains("core-0.9");
        assertThat(nine.pins().get(1).remedy()).isEqualTo("move to an environment of runtime 1.0");
        assertThat(Retirement.of("0.8.1", accounts, Declared.catalogue()).pins())
                .isEmpty();
    }
}
