package io.slipway.server.why;

import java.time.Instant;

/** @param end why it is not open any more; empty while it is */
record IssuePast(String name, String build, boolean blocking, String summary, Instant opened, String by, String end) {

    boolean isOpen() {
        return end.isEmpty();
    }

    IssuePast ended(String how) {
        return new IssuePast(name, build, blocking, summary, opened, by, how);
    }

    IssuePast triaged(boolean blocks) {
        return new IssuePast(name, build, blocks, summary, opened, by, end);
    }
}
