package io.slipway.driver.signals;

import io.slipway.train.Severity;

/**
 * Something that a build makes worse.
 *
 * @param issue how the issue is called
 * @param summary what it rests on, in one sentence
 */
record Regression(String issue, Severity severity, String summary) {

    private static final int LONGEST = 500;

    Regression {
        summary = summary.replaceAll("\\s+", " ").strip();
        summary = summary.length() <= LONGEST ? summary : summary.substring(0, LONGEST) + "...";
    }
}
