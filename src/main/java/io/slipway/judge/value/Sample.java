package io.slipway.judge.value;

/**
 * Which request was replayed.
 *
 * @param line of the file of requests, from 1
 * @param service {@code workspace/feature-service}
 * @param keys the join keys, as people can read them
 */
public record Sample(long line, String service, String keys) {}
