package io.slipway.server.why;

import io.slipway.conf.Formats;
import io.slipway.policy.Part;
import io.slipway.policy.Policy;
import io.slipway.policy.Stage;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times and stages as the policy's people say them: in the zone of the policy. */
final class Almanac {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final ZoneId zone;

    Almanac(Optional<Policy> policy) {
        this.zone = policy.map(Policy::zone).orElse(ZoneOffset.UTC);
    }

    String time(Instant instant) {
        return TIME.format(instant.atZone(zone)) + " " + zone.getId();
    }

    /** As a policy file has it. */
    static String line(Policy policy, Stage stage) {
        String condition = switch (stage.condition()) {
            case ALWAYS -> "";
            case WHEN_ISSUE_OPEN -> ", when = issue-open";
            case UNLESS_REGRESSION -> ", unless = regression";
            case NEVER -> ", when = never";
        };
        return policy.name() + ": { name = " + stage.name() + ", day = " + stage.day() + ", window = \""
                + stage.window() + "\", accounts = " + Formats.written(stage.accounts()) + part(stage) + condition
                + " }";
    }

    private static String part(Stage stage) {
        return stage.part()
                .map(part -> (part instanceof Part.Share ? ", share = \"" : ", named = \"") + part.text() + "\"")
                .orElse("");
    }
}
