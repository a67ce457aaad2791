package io.slipway.machine;

/**
 * What an entity asks of the world outside. Ports are level-triggered: a request names the state that is wanted, so asking
 * twice is asking once, and each answer comes back as a {@link Command}.
 */
public interface PortRequest {}
