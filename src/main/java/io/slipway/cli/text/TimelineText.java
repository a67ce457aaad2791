package io.slipway.cli.text;

import io.slipway.cli.terminal.Ink;
import io.slipway.simulation.census.Milestone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Milestones as lines, each day under its name; told one by one, so that they can be told while they happen. */
public final class TimelineText {

    private static final int COLUMNS = 80;
    private static final int SUBJECT = 17;
    private static final String MARGIN = " ".repeat(2 + 8 + 2 + SUBJECT + 2);

    private final LocalWords local;
    private final Ink ink;
    private LocalDate day = LocalDate.MIN;

    public TimelineText(ZoneId zone, Ink ink) {
        this.local = new LocalWords(zone);
        this.ink = ink;
    }

    /** The lines of the next milestone, under the name of its day if that is a new one. */
    public List<String> lines(Milestone milestone) {
        List<String> lines = new ArrayList<>();
        Instant at = milestone.at();
        LocalDate date = local.at(at).toLocalDate();
        if (!date.equals(day)) {
            day = date;
            lines.add(ink.bold(local.day(at)) + ink.faint(" (" + local.offset(at) + ")"));
        }
        String text = milestone.detail().isEmpty() ? milestone.what() : milestone.what() + ": " + milestone.detail();
        List<String> wrapped = wrapped(Words.plain(text));
        lines.add("  " + ink.faint(local.time(at)) + "  " + subject(milestone.subject()) + "  "
                + inked(milestone, wrapped.get(0)));
        wrapped.stream().skip(1).forEach(more -> lines.add(MARGIN + inked(milestone, more)));
        return lines;
    }

    private static String subject(String subject) {
        return subject + " ".repeat(Math.max(0, SUBJECT - subject.length()));
    }

    private String inked(Milestone milestone, String text) {
        return switch (milestone.tone()) {
            case PLAIN -> text;
            case GOOD -> ink.good(text);
            case WARNING -> ink.notable(text);
            case BAD -> ink.bad(text);
        };
    }

    private static List<String> wrapped(String text) {
        int room = COLUMNS - MARGIN.length();
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > room && rest.lastIndexOf(' ', room) > 0) {
            int end = rest.lastIndexOf(' ', room);
            lines.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        lines.add(rest);
        return lines;
    }
}
