package io.slipway.driver.signals;

import io.slipway.conf.Formats;
import io.slipway.judge.metric.Evidence;
import io.slipway.judge.metric.Judgement;
import io.slipway.judge.metric.MetricJudge;
import io.slipway.judge.metric.MetricPlan;
import io.slipway.judge.metric.Samples;
import io.slipway.judge.metric.Verdict;
import io.slipway.policy.Signal;
import io.slipway.train.Severity;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metric judge over values that were gathered. Only a failure is told to the train, as one issue for each metric that regressed; a
 * pass or too little data changes nothing, and is logged.
 *
 * @param looks among how many judgements the chance of a false alarm is shared: whoever looks often finds something
 */
public record Verdicts(MetricPlan plan, int looks) {

    private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

    public Verdicts {
        if (looks < 1) {
            throw new IllegalArgumentException("at least one look");
        }
    }

    List<Regression> of(Stretch stretch, Samples baseline, Samples candidate) {
        Judgement judgement = MetricJudge.judge(plan.withAlpha(plan.alpha() / looks), baseline, candidate);
        LOG.info("{}: {}, {}", stretch, judgement.verdict(), judgement.reason());
        if (judgement.verdict() != Verdict.FAIL) {
            return List.of();
        }
        return regressions(judgement);
    }

    /** What has regressed, each with its evidence. */
    private static List<Regression> regressions(Judgement judgement) {
        return judgement.evidence().stream()
                .filter(Evidence::isRegression)
                .map(one -> new Regression(
                        Signal.issue(Formats.asName(one.metric().name())),
                        Severity.BLOCKING,
                        judgement.reason() + "; " + one.sentence()))
                .toList();
    }
}
