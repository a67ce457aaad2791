package io.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cli.remote.RemoteCommand;
import io.slipway.cli.terminal.Complaint;
import io.slipway.cli.terminal.Ink;
import io.slipway.cli.terminal.Terminal;
import io.slipway.cli.text.Paragraph;
import io.slipway.server.client.ApiClient;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells why an account is where it is. */
@Command(
        name = "why",
        headerHeading = "Examples:%n"
                + "  slipway why acme                          which wave, what holds it, what would change that%n"
                + "  slipway why acme --at 2026-11-26T14:30    as it was then, by the clock of this machine%n"
                + "  slipway why acme --json%n%n",
        header = "Tells why an account is where it is, and what would change that.%n",
        description = "All of it is drawn from the journal as the node's views hold it. Of the past, the last moves of"
                + " each account and the last releases are known; what is too long ago is said to be so.")
final class WhyCommand extends RemoteCommand {

    private static final int COLUMNS = 79;
    private static final String INDENT = "             ";

    /** The parts of an answer, and how people call them. */
    private static final List<Map.Entry<String, String>> PARTS = List.of(
            Map.entry("wave", "wave"),
            Map.entry("because", "because"),
            Map.entry("otherwise", "otherwise"),
            Map.entry("own", "its own"));

    private final Ink ink;

    @Parameters(paramLabel = "ACCOUNT", description = "Its name.")
    private String account = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "As of a time: 2026-11-26T14:30 by the clock of this machine, or with Z or an offset.")
    private Optional<String> at = Optional.empty();

    WhyCommand(Terminal terminal) {
        this.ink = new Ink(terminal);
    }

    @Override
    protected JsonNode ask(ApiClient client) {
        return client.get("/v1/accounts/" + account + "/why"
                + at.map(text -> "?at=" + instant(text)).orElse(""));
    }

    private static Instant instant(String text) {
        try {
            return text.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException unreadable) {
            throw Complaint.badInput("\"" + text + "\" is no time", "write for example --at 2026-11-26T14:30");
        }
    }

    @Override
    protected void tell(JsonNode answer, PrintWriter out) {
        out.println(ink.bold(answer.path("where").textValue()));
        for (Map.Entry<String, String> part : PARTS) {
            String label = part.getValue();
            for (JsonNode sentence : answer.path(part.getKey())) {
                paragraph(label, sentence.textValue(), out);
                label = "";
            }
        }
        if (answer.has("policy")) {
            paragraph("policy", answer.path("policy").textValue(), out);
        }
    }

    private static void paragraph(String label, String sentence, PrintWriter out) {
        Paragraph.of(String.format(Locale.ROOT, "  %-10s %s", label, sentence), INDENT, COLUMNS)
                .forEach(out::println);
    }
}
