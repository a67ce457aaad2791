package io.slipway.wave;

import io.slipway.machine.EntityId;
import io.slipway.wave.RunReport.Stranded;
import java.util.Optional;
import org.pcollections.PVector;

/** What a wave remembers. */
public sealed interface WaveState {

    EntityId id();

    record Unopened(EntityId id) implements WaveState {}

    /** Rolled back before it opened. */
    record Shut(EntityId id, EntityId train) implements WaveState {}

    /**
     * @param order what the train told it at the opening
     * @param line the roster on its way to the build; while rolling back, the touched accounts on their way to the baseline
     * @param closed whether the release window is over
     * @param ended how the run ended; empty before
     */
    record Run(
            EntityId id,
            WaveEvent.Opened order,
            Phase phase,
            Line line,
            boolean closed,
            int updated,
            int leftOver,
            PVector<RunReport.AccountFailed> failed,
            PVector<Stranded> stranded,
            Optional<Tally> ended)
            implements WaveState {

        Run in(Phase next) {
            return new Run(id, order, next, line, closed, updated, leftOver, failed, stranded, ended);
        }

        Run ended(Tally tally) {
            return new Run(
                    id, order, Phase.ENDED, line, closed, updated, leftOver, failed, stranded, Optional.of(tally));
        }

        Run with(Line newLine) {
            return new Run(id, order, phase, newLine, closed, updated, leftOver, failed, stranded, ended);
        }

        Run windowClosed() {
            return new Run(id, order, phase, line, true, updated, leftOver, failed, stranded, ended);
        }

        Run updated(EntityId account) {
            return new Run(
                    id, order, phase, line.done(account), closed, updated + 1, leftOver, failed, stranded, ended);
        }

        Run leftOver(EntityId account) {
            return new Run(
                    id, order, phase, line.done(account), closed, updated, leftOver + 1, failed, stranded, ended);
        }

        Run failed(EntityId account, String reason) {
            PVector<RunReport.AccountFailed> more = failed.plus(new RunReport.AccountFailed(id, account, reason));
            return new Run(id, order, phase, line.done(account), closed, updated, leftOver, more, stranded, ended);
        }

        Run stranded(EntityId account, String reason) {
            PVector<Stranded> more = stranded.plus(new Stranded(account, reason));
            return new Run(id, order, phase, line.done(account), closed, updated, leftOver, failed, more, ended);
        }

        Tally tally() {
            int unstarted = line.accounts().size() - line.next();
            return new Tally(
                    line.accounts().size(),
                    updated,
                    failed.size(),
                    unstarted + leftOver,
                    phase == Phase.HALTED && unstarted > 0);
        }
    }

    enum Phase {
        RELEASING,
        HALTED,
        ENDED,
        ROLLING_BACK,
        ROLLED_BACK
    }
}
