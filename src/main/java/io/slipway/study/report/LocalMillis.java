package io.slipway.study.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as a chart wants them: milliseconds that read as local time where the chart shows them as UTC. */
record LocalMillis(ZoneId zone) {

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm:ss", Locale.ROOT);

    long of(Instant at) {
        return at.atZone(zone).toLocalDateTime().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    String text(Instant at) {
        return at.atZone(zone).format(TEXT);
    }
}
