package io.slipway.cli.text;

import io.slipway.cli.terminal.Ink;
import io.slipway.judge.metric.Evidence;
import io.slipway.judge.metric.Judgement;
import io.slipway.judge.metric.Outcome;
import io.slipway.judge.metric.Samples;
import io.slipway.judge.metric.Verdict;
import io.slipway.judge.power.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A judgement for people, within eighty columns. */
public final class JudgementText {

    private static final int COLUMNS = 80;
    private static final String INDENT = "  ";

    private final Ink ink;

    public JudgementText(Ink ink) {
        this.ink = ink;
    }

    public List<String> lines(Judgement judgement, Samples baseline, Samples candidate, List<Sight> blind) {
        Verdict verdict = judgement.verdict();
        UnaryOperator<String> looks =
                verdict == Verdict.PASS ? ink::good : verdict == Verdict.FAIL ? ink::bad : ink::notable;
        List<String> lines = new ArrayList<>();
        List<String> head = Paragraph.of(verdict + ": " + judgement.reason(), "", COLUMNS);
        lines.add(looks.apply(head.get(0)));
        lines.addAll(head.subList(1, head.size()));
        for (Evidence evidence : judgement.evidence()) {
            String sign = evidence.metric().muted() ? "muted" : sign(evidence.outcome());
            lines.addAll(Paragraph.of(
                    INDENT + sign + " ".repeat(6 - sign.length()) + evidence.sentence(), " ".repeat(8), COLUMNS));
        }
        lines.addAll(stray("baseline", baseline.malformed()));
        lines.addAll(stray("candidate", candidate.malformed()));
        blind.forEach(sight -> lines.addAll(Paragraph.of("Blind: " + sight.sentence(), INDENT, COLUMNS)));
        return lines;
    }

    public List<String> power(List<Sight> sights) {
        List<String> lines = new ArrayList<>();
        boolean all = sights.stream().allMatch(Sight::sees);
        lines.add(
                all ? ink.good("The gate can see every expected regression.") : ink.bad("REFUSED: the gate is blind."));
        for (Sight sight : sights) {
            lines.addAll(Paragraph.of(
                    INDENT + (sight.sees() ? "sees  " : "blind ") + sight.sentence(), " ".repeat(8), COLUMNS));
        }
        return lines;
    }

    private static String sign(Outcome outcome) {
        if (outcome == Outcome.REGRESSION) {
            return "bad";
        }
        return outcome.isOpen() ? "?" : "ok";
    }

    private static List<String> stray(String side, Map<String, Long> malformed) {
        if (malformed.isEmpty()) {
            return List.of();
        }
        String counts = malformed.entrySet().stream()
                .map(entry -> Words.number(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return Paragraph.of("Rows of the " + side + " that belong to no metric: " + counts, INDENT, COLUMNS);
    }
}
