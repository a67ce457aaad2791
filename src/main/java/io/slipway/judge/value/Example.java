package io.slipway.judge.value;

/** A difference that was seen, and where. */
public record Example(Sample sample, Discrepancy discrepancy) {}
