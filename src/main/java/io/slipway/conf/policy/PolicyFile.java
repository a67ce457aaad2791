package io.slipway.conf.policy;

import io.slipway.conf.Origins;
import io.slipway.policy.Policy;

/**
 * A policy and where a file says so.
 *
 * @param path of the policy's block in the file: {@code policy}
 */
public record PolicyFile(Policy policy, Origins origins, String path) {

    /** {@code file:line} of a key of the policy. */
    public String where(String key) {
        return origins.of(path + "." + key);
    }

    /** {@code file:line} of a key of a stage, or of the stage if it does not give the key. */
    public String where(int stage, String key) {
        return where("stages[" + stage + "]." + key);
    }
}
