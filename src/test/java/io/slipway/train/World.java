package io.slipway.train;

import io.slipway.account.AccountCommand;
import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.machine.PortRequest;
import io.slipway.stream.StreamCommand;
import io.slipway.stream.StreamRuntime.EnsureStarted;
import io.slipway.stream.StreamRuntime.EnsureStopped;
import io.slipway.train.Gate.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What the ports do in a mixed week: mostly as they are told, sometimes late, silent or with bad news. */
final class World {

    static final EntityId ID = EntityId.of("world", "outside");

    private final Mailbox mailbox;
    private final Random chance;
    private int patches;

    World(Mailbox mailbox, Random chance) {
        this.mailbox = mailbox;
        this.chance = chance;
    }

    void asked(EntityId from, PortRequest request) {
        if (request instanceof EnsureStarted start) {
            started(start);
        } else if (request instanceof EnsureStopped stop) {
            answer(from, new StreamCommand.Stopped(stop.epoch()), seconds(1, 60));
        } else if (request instanceof SwitchServing turn && chance.nextInt(10) > 0) {
            answer(from, new AccountCommand.ServingSwitched(turn.order(), turn.build()), seconds(1, 30));
        } else if (request instanceof Evidence.Judge judge) {
            judged(from, judge);
        } else if (request instanceof Evidence.RunCell run) {
            ran(from, run);
        } else if (request instanceof Evidence.Watch watch && chance.nextInt(3) == 0) {
            seen(from, watch);
        }
    }

    private void started(EnsureStarted start) {
        if (chance.nextInt(12) == 0) {
            answer(start.job(), new StreamCommand.Exited(start.epoch(), "out of memory"), seconds(1, 200));
            return;
        }
        for (int ready = 1; ready <= start.readiness().probes(); ready++) {
            Duration lag = Duration.ofSeconds(3);
            answer(start.job(), new StreamCommand.Probed(start.epoch(), ready, lag), seconds(10 * ready, 60));
        }
    }

    private void judged(EntityId train, Evidence.Judge judge) {
        int luck = chance.nextInt(60);
        Verdict verdict = luck == 0 ? Verdict.FAIL : luck == 1 ? Verdict.INCONCLUSIVE : Verdict.PASS;
        answer(
                train,
                new TrainCommand.ReportVerdict(judge.release(), judge.build(), judge.gate(), verdict, "sampled"),
                seconds(60, 4 * 3_600));
    }

    private void ran(EntityId train, Evidence.RunCell run) {
        CellOutcome outcome = chance.nextInt(6) > 0
                ? CellOutcome.PASS
                : List.of(CellOutcome.values()).get(chance.nextInt(5));
        answer(
                train,
                new TrainCommand.ReportCell(
                        run.release(), run.build(), run.cell().id(), run.attempt(), outcome, CellsTest.LOG),
                seconds(60, 4 * 3_600));
    }

    private void seen(EntityId train, Evidence.Watch watch) {
        String id = "seen-on-" + watch.build();
        Severity severity = chance.nextInt(3) == 0 ? Severity.MINOR : Severity.BLOCKING;
        Duration delay = seconds(60, 40 * 3_600);
        answer(
                train,
                new TrainCommand.ReportIssue(
                        watch.release(), id, watch.build(), severity, "latency doubled", TrainBench.MONITOR),
                delay);
        if (chance.nextInt(3) > 0) {
            patches++;
            Build patch = new Build(watch.release() + "." + patches);
            answer(
                    train,
                    new TrainCommand.ProposePatch(watch.release(), patch, List.of(id), TrainBench.MANAGER),
                    delay.plus(seconds(600, 15 * 3_600)));
        }
    }

    private void answer(EntityId to, Command command, Duration delay) {
        mailbox.send(to, ID, command, delay);
    }

    private Duration seconds(int least, int spread) {
        return Duration.ofSeconds(least + chance.nextInt(spread));
    }
}
