package io.slipway.machine;

/** Anything that can be delivered to an entity: an order, a report from below, the answer of a port, a timer that fell due. */
public interface Command {}
