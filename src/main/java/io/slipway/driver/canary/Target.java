package io.slipway.driver.canary;

import java.util.Optional;

/** One side of the comparison, and the key that it knows. */
public record Target(Endpoint endpoint, Optional<ApiKey> key) {}
