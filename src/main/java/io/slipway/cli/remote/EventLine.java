package io.slipway.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One event of the journal as a line of a log, if it is something that a person who watches a release wants to hear. */
public final class EventLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.ENGLISH);
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** What a job does while all goes well is told by its account. */
    private static final List<String> OF_JOBS =
            List.of("GreenAborted", "StopOverdue", "HandoffFailed", "RebuildAborted");

    private static final List<String> UNSAID = List.of(
            "JobSettled", "StreamApplied", "AccountsStarted", "AccountUpdated", "SamplesReported", "Registered");

    /** The words that tell what it is about, in this order. */
    private static final List<String> WORDS = List.of(
            "build",
            "stage",
            "issue",
            "gate",
            "verdict",
            "outcome",
            "account",
            "job",
            "severity",
            "by",
            "reason",
            "summary");

    private final ZoneId zone;

    public EventLine(ZoneId zone) {
        this.zone = zone;
    }

    /** @param change one of {@code /v1/events} */
    public Optional<String> of(JsonNode change) {
        JsonNode event = change.path("event");
        String type = event.path("type").asText("");
        String entity = change.path("entity").asText("");
        if (UNSAID.contains(type) || (entity.startsWith("job/") && !OF_JOBS.contains(type))) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        for (String word : WORDS) {
            JsonNode value = event.path(word);
            if (value.isTextual() || value.isInt()) {
                words.add(word + " " + (word.equals("stage") ? String.valueOf(value.intValue() + 1) : value.asText()));
            }
        }
        String when = TIME.format(Instant.parse(change.path("at").asText())
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(zone));
        String what = CAPITAL.matcher(type).replaceAll(" ").toLowerCase(Locale.ROOT);
        String line = when + "  " + entity + "  " + what + (words.isEmpty() ? "" : ": " + String.join(", ", words));
        return Optional.of(line.replaceAll("\\p{Cntrl}", " "));
    }
}
