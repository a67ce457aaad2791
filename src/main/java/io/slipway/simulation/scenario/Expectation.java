package io.slipway.simulation.scenario;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * One promise of a scenario about its result.
 *
 * @param path how people read the place: {@code weeks[0].outcome}
 * @param place the same place in the document that {@code simulate --json} writes
 * @param expected the value, or a bound such as {@code >= 10}
 * @param origin where the file says so: {@code quiet-week.conf:31}
 */
public record Expectation(String path, JsonPointer place, String expected, String origin) {}
