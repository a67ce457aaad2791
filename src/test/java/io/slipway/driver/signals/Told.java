package io.slipway.driver.signals;

import io.slipway.driver.Answers;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.train.TrainCommand;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the train was told. */
final class Told implements Answers {

    static final EntityId TRAIN = EntityId.of("train", "platform");

    private final List<Command> commands = new CopyOnWriteArrayList<>();

    @Override
    public void send(EntityId to, EntityId from, Command answer) {
        if (to.equals(TRAIN)) {
            commands.add(answer);
        }
    }

    /** The numbers of the stretches that were reported, in their order. */
    List<Long> stretches() {
        return samples().stream().map(TrainCommand.ReportSamples::window).toList();
    }

    List<TrainCommand.ReportSamples> samples() {
        return commands.stream()
                .filter(TrainCommand.ReportSamples.class::isInstance)
                .map(TrainCommand.ReportSamples.class::cast)
                .toList();
    }

    List<TrainCommand.ReportIssue> issues() {
        return commands.stream()
                .filter(TrainCommand.ReportIssue.class::isInstance)
                .map(TrainCommand.ReportIssue.class::cast)
                .toList();
    }
}
