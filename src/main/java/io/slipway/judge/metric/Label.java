package io.slipway.judge.metric;

/** How the candidate compares with the baseline in one metric, as the rank test alone sees it. */
public enum Label {
    PASS,
    HIGH,
    LOW,
    NODATA
}
