package io.slipway.simulation.actors;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ActorsHostProperties {

    @Provide
    Arbitrary<Script> scripts() {
        return Scripts.any();
    }

    @Property(tries = 100)
    void reportsWhatTheKernelReports(@ForAll("scripts") Script script) {
        assertThat(script.playedByActors()).isEqualTo(script.playedByKernel());
    }
}
