package io.slipway.machine;

/** Something that happened to an entity and stays so: the only thing that moves a state, and all that the journal holds. */
public interface Event {}
