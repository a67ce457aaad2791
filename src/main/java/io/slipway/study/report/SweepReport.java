package io.slipway.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.study.compare.Amount;
import io.slipway.study.statistics.Estimate;
import io.slipway.study.vary.Sweep;
import io.slipway.study.vary.SweepPoint;
import io.slipway.study.vary.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A sweep as a report: curves along one parameter, maps over two. */
public final class SweepReport {

    private final Sweep sweep;

    public SweepReport(Sweep sweep) {
        this.sweep = sweep;
    }

    /**
     * The report.
     *
     * @param sentence where the policies break even
     * @param command makes the same again
     */
    public Report of(String sentence, long seed, String command) {
        String varied = sweep.variations().stream().map(Variation::path).collect(Collectors.joining(" and "));
        return new Report("Sensitivity", sweep.contenders().get(0).scenario().name() + ", " + varied, sentence, command)
                .fact("Figure", sweep.figure().key())
                .fact("Places", sweep.points().size())
                .fact("Weeks under each policy", sweep.weeks())
                .fact("Seed", seed)
                .fact("Invariants violated", sweep.violated())
                .section(sweep.variations().size() == 1 ? curves() : maps());
    }

    private Section curves() {
        Variation variation = sweep.variations().get(0);
        ObjectNode json = head().put("parameter", variation.path());
        ArrayNode values = json.putArray("values");
        sweep.points().forEach(point -> values.add(point.at().get(0)));
        ArrayNode breakEven = json.putArray("breakEven");
        sweep.breakEvens().forEach(one -> breakEven.add(one.at()));
        ArrayNode policies = json.putArray("policies");
        for (int i = 0; i < sweep.contenders().size(); i++) {
            ObjectNode one = policies.addObject().put("name", name(i));
            ArrayNode means = one.putArray("means");
            ArrayNode lows = one.putArray("lows");
            ArrayNode highs = one.putArray("highs");
            for (SweepPoint point : sweep.points()) {
                Estimate estimate = sweep.estimate(point, i);
                add(means, estimate.n() > 0, estimate.mean());
                add(lows, estimate.n() > 1, estimate.interval().low());
                add(highs, estimate.n() > 1, estimate.interval().high());
            }
        }
        return section("curves", "The figure along one parameter of the world.", json);
    }

    private ObjectNode head() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("figure", sweep.figure().key())
                .put("unit", sweep.figure().unit());
    }

    private static void add(ArrayNode list, boolean known, double value) {
        if (known) {
            list.add(value);
        } else {
            list.addNull();
        }
    }

    private Section maps() {
        Variation across = sweep.variations().get(0);
        Variation up = sweep.variations().get(1);
        ObjectNode json = head().put("x", across.path()).put("y", up.path());
        ArrayNode xs = json.putArray("xs");
        across.values().forEach(xs::add);
        ArrayNode ys = json.putArray("ys");
        up.values().forEach(ys::add);
        json.putArray("range");
        ArrayNode policies = json.putArray("policies");
        for (int i = 0; i < sweep.contenders().size(); i++) {
            ArrayNode cells = policies.addObject()
                    .put("name", i == 0 ? name(0) : name(i) + " minus " + name(0))
                    .putArray("cells");
            for (SweepPoint point : sweep.points()) {
                Estimate value = i == 0 ? sweep.estimate(point, 0) : sweep.difference(point, i);
                ArrayNode cell = cells.addArray();
                cell.add(across.values().indexOf(point.at().get(0)))
                        .add(up.values().indexOf(point.at().get(1)));
                add(cell, value.n() > 0, value.mean());
            }
        }
        return section("heat", "The first policy, and what the others differ from it, over two parameters.", json);
    }

    private Section section(String kind, String caption, ObjectNode json) {
        List<String> headings = new ArrayList<>();
        sweep.variations().forEach(one -> headings.add(one.path()));
        for (int i = 0; i < sweep.contenders().size(); i++) {
            headings.add(name(i));
            headings.add("95 % interval");
        }
        return new Section("sweep", kind, "Sensitivity", caption, json, headings, rows());
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (SweepPoint point : sweep.points()) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < point.at().size(); i++) {
                row.add(sweep.variations().get(i).text(point.at().get(i)));
            }
            for (int i = 0; i < sweep.contenders().size(); i++) {
                Estimate estimate = sweep.estimate(point, i);
                row.add(estimate.n() == 0 ? "never" : Amount.of(estimate.mean()));
                row.add(
                        estimate.n() < 2
                                ? ""
                                : Amount.of(estimate.interval().low()) + " to "
                                        + Amount.of(estimate.interval().high()));
            }
            rows.add(row);
        }
        return rows;
    }

    private String name(int contender) {
        return sweep.contenders().get(contender).name();
    }
}
