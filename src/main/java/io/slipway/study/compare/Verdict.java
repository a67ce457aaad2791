package io.slipway.study.compare;

import io.slipway.study.figure.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one sentence at the end: who wins on what and by how much, and what is not resolved. */
public final class Verdict {

    private final Comparison comparison;
    private final Figure first;

    /** @param first the figure that the question is about: the sentence begins with it */
    public Verdict(Comparison comparison, Figure first) {
        this.comparison = comparison;
        this.first = first;
    }

    public String sentence() {
        if (comparison.samples().replications() == 0) {
            return "Nothing can be said before the first replication is over.";
        }
        if (comparison.contenders().size() == 1) {
            return "One policy alone is better than none: name another to compare it with.";
        }
        List<String> parts = new ArrayList<>();
        parts.add(onFirst());
        parts.addAll(otherWins());
        open().ifPresent(parts::add);
        boolean startsWithName = comparison.standing(first).isWon();
        String sentence = String.join("; ", parts) + ".";
        return startsWithName ? sentence : capital(sentence);
    }

    private String onFirst() {
        Standing standing = comparison.standing(first);
        String on = " on " + first.key();
        if (first.better() == Figure.Better.NEITHER) {
            return first.key() + " tells how a policy works, not how well";
        } else if (standing.leaders().size() < 2 && !standing.isWon()) {
            return "there is nothing to compare" + on;
        } else if (standing.isWon()) {
            Difference by = standing.beaten().orElseThrow();
            int winner = standing.leaders().get(0);
            int loser = by.contender() == winner ? by.other() : by.contender();
            return name(winner) + " wins" + on + " by " + amount(by) + " over " + name(loser);
        } else if (standing.equal()) {
            return "there is no difference" + on;
        } else if (!standing.isOpen()) {
            return names(standing.leaders()) + " are equal" + on + ", ahead of the others";
        }
        return "not resolved" + on + ": " + names(standing.leaders()) + " cannot be told apart, "
                + Amount.weeks(standing.moreWeeks()) + " are needed";
    }

    private static String amount(Difference by) {
        var estimate = by.paired().estimate();
        double low = Math.min(
                Math.abs(estimate.interval().low()),
                Math.abs(estimate.interval().high()));
        double high = Math.max(
                Math.abs(estimate.interval().low()),
                Math.abs(estimate.interval().high()));
        return Amount.of(Math.abs(estimate.mean())) + " " + by.figure().unit() + " (" + Amount.of(low) + " to "
                + Amount.of(high) + ")";
    }

    private List<String> otherWins() {
        Map<Integer, List<Standing>> wins = new LinkedHashMap<>();
        for (Figure figure : Figure.judged()) {
            Standing standing = comparison.standing(figure);
            if (figure != first && standing.isWon()) {
                wins.computeIfAbsent(standing.leaders().get(0), none -> new ArrayList<>())
                        .add(standing);
            }
        }
        return wins.entrySet().stream()
                .map(entry -> name(entry.getKey())
                        + (wonFirst(entry.getKey()) ? " also wins on " : " wins on ")
                        + entry.getValue().stream().map(Verdict::won).collect(Collectors.joining(", ")))
                .toList();
    }

    private boolean wonFirst(int contender) {
        Standing standing = comparison.standing(first);
        return standing.isWon() && standing.leaders().contains(contender);
    }

    private static String won(Standing standing) {
        double by = Math.abs(standing.beaten().orElseThrow().paired().estimate().mean());
        return standing.figure().key() + " (by " + Amount.of(by) + " "
                + standing.figure().unit() + ")";
    }

    private Optional<String> open() {
        List<Standing> open = Figure.judged().stream()
                .filter(figure -> figure != first)
                .map(comparison::standing)
                .filter(Standing::isOpen)
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        double more = open.stream().mapToDouble(Standing::moreWeeks).max().orElseThrow();
        String figures = open.stream().map(standing -> standing.figure().key()).collect(Collectors.joining(", "));
        return Optional.of("who is ahead on " + figures + " is not resolved: " + Amount.weeks(more) + " are needed");
    }

    private String names(List<Integer> contenders) {
        List<String> names = contenders.stream().map(this::name).toList();
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    private String name(int contender) {
        return comparison.contenders().get(contender).name();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
