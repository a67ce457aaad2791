package io.slipway.wave;

import io.slipway.machine.EntityId;
import io.slipway.wave.RunReport.Stranded;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;

/** What a wave remembers. */
public sealed interface WaveState {

    EntityId id();

    record Unopened(EntityId id) implements WaveState {}

    /** Rolled back before it opened. */
    record Shut(EntityId id, long heard, EntityId train) implements WaveState {

        RunReport rolledBack() {
            return new RunReport.RolledBack(id, 0, List.of());
        }
    }

    /**
     * @param heard the highest order it has followed; lower ones are out of date
     * @param order what the train told it at the opening
     * @param line the roster on its way to the build; while rolling back, the touched accounts on their way to the baseline
     * @param closed whether the release window is over
     * @param ended how the run ended; empty before
     */
    record Run(
            EntityId id,
            long heard,
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

        Run hearing(long newOrder) {
            return new Run(id, newOrder, order, phase, line, closed, updated, leftOver, failed, stranded, ended);
        }

        Run in(Phase next) {
            return new Run(id, heard, order, next, line, closed, updated, leftOver, failed, stranded, ended);
        }

        Run ended(Tally tally) {
            return new Run(
                    id,
                    heard,
                    order,
                    Phase.ENDED,
                    line,
                    closed,
                    updated,
                    leftOver,
                    failed,
                    stranded,
                    Optional.of(tally));
        }

        Run with(Line newLine) {
            return new Run(id, heard, order, phase, newLine, closed, updated, leftOver, failed, stranded, ended);
        }

        Run windowClosed() {
            return new Run(id, heard, order, phase, line, true, updated, leftOver, failed, stranded, ended);
        }

        Run updated(EntityId account) {
            return new Run(
                    id,
                    heard,
                    order,
                    phase,
                    line.done(account),
                    closed,
                    updated + 1,
                    leftOver,
                    failed,
                    stranded,
                    ended);
        }

        Run leftOver(EntityId account) {
            return new Run(
                    id,
                    heard,
                    order,
                    phase,
                    line.done(account),
                    closed,
                    updated,
                    leftOver + 1,
                    failed,
                    stranded,
                    ended);
        }

        Run failed(EntityId account, String reason) {
            PVector<RunReport.AccountFailed> more = failed.plus(new RunReport.AccountFailed(id, account, reason));
            return new Run(
                    id, heard, order, phase, line.done(account), closed, updated, leftOver, more, stranded, ended);
        }

        Run stranded(EntityId account, String reason) {
            PVector<Stranded> more = stranded.plus(new Stranded(account, reason));
            return new Run(id, heard, order, phase, line.done(account), closed, updated, leftOver, failed, more, ended);
        }

        /** What the train is told once every touched account is back. */
        RunReport rolledBack() {
            return new RunReport.RolledBack(id, line.accounts().size(), stranded);
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
