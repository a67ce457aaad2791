package io.slipway.conf.validation;

import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Format;
import io.slipway.conf.Formats;
import io.slipway.policy.CellRunner;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads who finds out whether a cell passes: {@code command = "..."}, {@code webhook { ... }} or {@code posted = true}. */
final class RunnerReader {

    private static final List<String> KINDS = List.of("command", "webhook", "posted");
    private static final int LONGEST = 10_000;
    private static final Duration DAY = Duration.ofDays(1);

    private static final Format<String> COMMAND = Formats.TEXT.where(
            text -> text.length() <= LONGEST, "a shell command of at most " + LONGEST + " characters");
    private static final Format<String> VARIABLE =
            Formats.TEXT.where(text -> text.matches("[A-Za-z_][A-Za-z0-9_]*"), "the name of an environment variable");
    private static final Format<String> URL = new Format<>(
            "an http or https URL", "\"https://ci.example/validate\"", "http://localhost", RunnerReader::url);

    private RunnerReader() {}

    /** Empty if the block names none. */
    static Optional<CellRunner> find(Block block) {
        List<String> given = KINDS.stream().filter(block::has).toList();
        if (given.size() > 1) {
            block.report(
                    given.get(1), "both " + given.get(0) + " and " + given.get(1) + " are given", "remove one of them");
        }
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return switch (given.get(0)) {
            case "command" -> Optional.of(new CellRunner.Command(block.get("command", COMMAND)));
            case "webhook" -> Optional.of(webhook(block.block("webhook").over(Defaults.of("webhook"))));
            default -> posted(block);
        };
    }

    private static Optional<CellRunner> posted(Block block) {
        if (!block.get("posted", Formats.FLAG)) {
            block.report("posted", "\"posted\" can only be true", "remove it, or write posted = true");
        }
        return Optional.of(new CellRunner.Posted());
    }

    private static CellRunner webhook(Block block) {
        CellRunner webhook = new CellRunner.Webhook(
                block.get("url", URL),
                block.find("token-variable", VARIABLE),
                block.find("secret-variable", VARIABLE),
                block.get("poll-every", Formats.duration(Duration.ofMillis(10), DAY)),
                block.get("answer-within", Formats.duration(Duration.ofMillis(10), DAY)));
        block.end();
        return webhook;
    }

    private static String url(String text) {
        URI url = URI.create(text);
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
