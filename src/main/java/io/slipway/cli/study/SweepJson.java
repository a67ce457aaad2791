package io.slipway.cli.study;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.text.JsonText;
import io.slipway.study.statistics.Estimate;
import io.slipway.study.vary.BreakEven;
import io.slipway.study.vary.Sweep;
import io.slipway.study.vary.SweepPoint;

/** A sweep as a document. */
public final class SweepJson {

    private SweepJson() {}

    public static ObjectNode of(Sweep sweep, long seed) {
        ObjectNode json = JsonText.object();
        json.put("figure", sweep.figure().key())
                .put("unit", sweep.figure().unit())
                .put("seed", seed)
                .put("violations", sweep.violated());
        ArrayNode points = json.putArray("points");
        for (SweepPoint point : sweep.points()) {
            ObjectNode one = points.addObject();
            ObjectNode at = one.putObject("at");
            for (int i = 0; i < point.at().size(); i++) {
                at.put(sweep.variations().get(i).path(), point.at().get(i));
            }
            ArrayNode means = one.putArray("means");
            for (int i = 0; i < sweep.contenders().size(); i++) {
                ObjectNode mean = means.addObject()
                        .put("policy", sweep.contenders().get(i).name());
                estimate(mean, sweep.estimate(point, i));
                estimate(mean.putObject("againstFirst"), sweep.difference(point, i));
            }
        }
        ArrayNode breakEvens = json.putArray("breakEvens");
        for (BreakEven one : sweep.breakEvens()) {
            breakEvens
                    .addObject()
                    .put("policy", sweep.contenders().get(one.contender()).name())
                    .put("at", one.at())
                    .put("clear", one.clear());
        }
        return json;
    }

    private static void estimate(ObjectNode json, Estimate estimate) {
        json.put("n", estimate.n());
        if (estimate.n() > 1) {
            json.put("mean", estimate.mean())
                    .put("low", estimate.interval().low())
                    .put("high", estimate.interval().high());
        }
    }
}
