package io.slipway.wave;

import io.slipway.machine.EntityId;
import io.slipway.machine.Refusal;

/** Why a wave says no. */
public sealed interface WaveRefusal extends Refusal {

    record NotOpen(EntityId run) implements WaveRefusal {
        @Override
        public String sentence() {
            return run + " has not opened; open it first";
        }

        @Override
        public boolean isTooEarly() {
            return true;
        }
    }
}
