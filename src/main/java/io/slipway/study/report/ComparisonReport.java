package io.slipway.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.study.compare.Amount;
import io.slipway.study.compare.Comparison;
import io.slipway.study.compare.Contender;
import io.slipway.study.compare.Difference;
import io.slipway.study.compare.Front;
import io.slipway.study.compare.Verdict;
import io.slipway.study.figure.Figure;
import io.slipway.study.statistics.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Quantile;

/** A comparison of policies as a report. */
public final class ComparisonReport {

    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

    private final Comparison comparison;
    private final Front front;
    private final Figure first;

    /** @param first the figure that the question is about */
    public ComparisonReport(Comparison comparison, Front front, Figure first) {
        this.comparison = comparison;
        this.front = front;
        this.first = first;
    }

    /** @param command makes the same again */
    public Report of(long seed, String command) {
        String scenario = comparison.contenders().get(0).scenario().name();
        Report report = new Report(
                        "Comparison of policies", scenario, new Verdict(comparison, first).sentence(), command)
                .fact("Policies", comparison.contenders().size())
                .fact("Replications", comparison.samples().replications())
                .fact("Weeks of each", comparison.weeks())
                .fact("Seed", seed)
                .fact("Pairing", "common random numbers")
                .fact("Intervals", "Student's t, 95 %")
                .fact("Correction", "Holm, " + comparison.family() + " tests")
                .fact("Invariants violated", comparison.samples().violated());
        report.section(figures());
        if (comparison.contenders().size() > 1) {
            report.section(front());
        }
        return report;
    }

    private Section figures() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("first", first.key());
        ArrayNode policies = json.putArray("policies");
        names().forEach(policies::add);
        ArrayNode figures = json.putArray("figures");
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            figure(figures.addObject(), figure);
            rows.addAll(rows(figure));
        }
        return new Section(
                "figures",
                "figures",
                "Figures",
                "Each policy in the same worlds. A difference is called better or worse only beyond noise.",
                json,
                List.of("figure", "unit", "policy", "mean", "95 % interval", "difference", "95 % interval", "that is"),
                rows);
    }

    private void figure(ObjectNode json, Figure figure) {
        json.put("key", figure.key()).put("unit", figure.unit()).put("definition", figure.definition());
        ArrayNode means = json.putArray("means");
        ArrayNode boxes = json.putArray("boxes");
        ArrayNode differences = json.putArray("differences");
        for (int i = 0; i < comparison.contenders().size(); i++) {
            estimate(means.addObject(), i, comparison.estimate(i, figure));
            ArrayNode box = boxes.addArray();
            double[] values = comparison.samples().values(i, figure);
            if (values.length > 0) {
                Arrays.stream(Quantile.withDefaults().evaluate(values, QUANTILES))
                        .forEach(box::add);
            }
            if (i > 0) {
                estimate(
                                differences.addObject(),
                                i,
                                comparison.samples().difference(i, 0, figure).estimate())
                        .put("mark", mark(figure, i));
            }
        }
    }

    private ObjectNode estimate(ObjectNode json, int contender, Estimate estimate) {
        json.put("name", name(contender));
        if (estimate.n() == 0) {
            json.putNull("mean").putNull("low").putNull("high");
        } else if (estimate.n() == 1) {
            json.put("mean", estimate.mean()).putNull("low").putNull("high");
        } else {
            json.put("mean", estimate.mean())
                    .put("low", estimate.interval().low())
                    .put("high", estimate.interval().high());
        }
        return json;
    }

    private String mark(Figure figure, int contender) {
        if (figure.better() == Figure.Better.NEITHER) {
            return "";
        }
        Difference difference = comparison.difference(figure, contender, 0);
        if (difference.paired().isNone()) {
            return difference.paired().estimate().n() == 0 ? "" : "equal";
        } else if (!difference.isResolved()) {
            return "within noise";
        }
        return difference.paired().estimate().mean() < 0 ? "better" : "worse";
    }

    private List<List<String>> rows(Figure figure) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < comparison.contenders().size(); i++) {
            Estimate mean = comparison.estimate(i, figure);
            Estimate difference = comparison.samples().difference(i, 0, figure).estimate();
            boolean compared = i > 0 && difference.n() > 0;
            rows.add(List.of(
                    figure.key(),
                    figure.unit(),
                    name(i),
                    mean.n() == 0 ? "never" : Amount.of(mean.mean()),
                    interval(mean),
                    compared ? Amount.signed(difference.mean()) : "",
                    compared ? interval(difference) : "",
                    i > 0 ? mark(figure, i) : ""));
        }
        return rows;
    }

    private static String interval(Estimate estimate) {
        return estimate.n() < 2
                ? ""
                : Amount.of(estimate.interval().low()) + " to "
                        + Amount.of(estimate.interval().high());
    }

    private Section front() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        List<Figure> weighed = front.figures();
        json.put("x", weighed.get(weighed.size() > 1 ? 1 : 0).key())
                .put("y", weighed.get(0).key());
        ArrayNode policies = json.putArray("policies");
        names().forEach(policies::add);
        ArrayNode on = json.putArray("front");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < comparison.contenders().size(); i++) {
            boolean has = front.has(i);
            if (has) {
                on.add(name(i));
            }
            List<String> row = new ArrayList<>(List.of(name(i)));
            for (Figure figure : weighed) {
                row.add(Amount.of(comparison.estimate(i, figure).mean()));
            }
            row.add(has ? "yes" : "no: " + name(front.by(i)) + " is better");
            rows.add(row);
        }
        ArrayNode figures = json.putArray("figures");
        for (Figure figure : Figure.judged()) {
            ObjectNode one = figures.addObject().put("key", figure.key()).put("unit", figure.unit());
            ArrayNode means = one.putArray("means");
            for (int i = 0; i < comparison.contenders().size(); i++) {
                estimate(means.addObject(), i, comparison.estimate(i, figure));
            }
        }
        List<String> headings = new ArrayList<>(List.of("policy"));
        weighed.forEach(figure -> headings.add(figure.key() + " (" + figure.unit() + ")"));
        headings.add("on the front");
        String names = weighed.stream().map(Figure::key).collect(Collectors.joining(" and "));
        return new Section(
                "front",
                "front",
                "Pareto front",
                "A policy is off the front of " + names
                        + " if another is better on one of them beyond noise, and on none has a worse mean.",
                json,
                headings,
                rows);
    }

    private List<String> names() {
        return comparison.contenders().stream().map(Contender::name).toList();
    }

    private String name(int contender) {
        return comparison.contenders().get(contender).name();
    }
}
