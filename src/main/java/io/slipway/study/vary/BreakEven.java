package io.slipway.study.vary;

/**
 * Where a policy stops being better than the first one, or begins to be.
 *
 * @param contender the policy that is compared with the first
 * @param at the value of the parameter, between two that were tried, as if the difference changed evenly between them
 * @param below the last value that was tried before it
 * @param above the first after it
 * @param clear whether the difference is beyond noise on both sides
 */
public record BreakEven(int contender, double at, double below, double above, boolean clear) {}
