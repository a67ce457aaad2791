package io.slipway.judge.value;

/**
 * One feature of one sample, judged.
 *
 * @param valued whether the baseline had a value: two features without one agree, but prove little
 */
public record Judged(String feature, Classification classification, Discrepancy discrepancy, boolean valued) {}
