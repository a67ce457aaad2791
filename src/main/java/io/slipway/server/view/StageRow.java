package io.slipway.server.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.policy.ScheduledStage;
import io.slipway.wave.WaveEvent;
import java.util.Locale;
import java.util.Optional;

/** One stage of a release as the events of the train and of its wave tell. */
final class StageRow {

    /** What it is at. */
    enum Phase {
        PENDING,
        WAITING,
        RELEASING,
        HALTED,
        ENDED,
        SKIPPED,
        ROLLING_BACK,
        ROLLED_BACK
    }

    private final ScheduledStage plan;
    private Phase phase = Phase.PENDING;
    private Optional<String> build = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private int roster;
    private int started;
    private int updated;
    private int failed;
    private int leftOver;
    private int rolledBack;

    StageRow(ScheduledStage plan) {
        this.plan = plan;
    }

    String name() {
        return plan.stage().name();
    }

    void enter(Phase next, Optional<String> why) {
        phase = next;
        reason = why;
    }

    void open(String label) {
        build = Optional.of(label);
        enter(Phase.RELEASING, Optional.empty());
    }

    void happened(WaveEvent event) {
        if (event instanceof WaveEvent.Opened e) {
            roster = e.roster().size();
        } else if (event instanceof WaveEvent.AccountsStarted e) {
            started += e.accounts().size();
        } else if (event instanceof WaveEvent.AccountUpdated) {
            updated++;
        } else if (event instanceof WaveEvent.AccountFailed) {
            failed++;
        } else if (event instanceof WaveEvent.AccountLeftOver) {
            leftOver++;
        } else if (event instanceof WaveEvent.AccountRolledBack) {
            rolledBack++;
        }
    }

    String progress() {
        return started + " of " + roster + " accounts started, " + updated + " updated, " + failed + " failed";
    }

    ObjectNode json(ObjectNode node) {
        node.put("stage", name())
                .put("wave", plan.stage().wave())
                .put("phase", phase.name().toLowerCase(Locale.ROOT))
                .put("opens", plan.opens().toString())
                .put("closes", plan.closes().toString())
                .put("roster", roster)
                .put("started", started)
                .put("updated", updated)
                .put("failed", failed)
                .put("leftOver", leftOver)
                .put("rolledBack", rolledBack);
        build.ifPresent(label -> node.put("build", label));
        reason.ifPresent(why -> node.put("reason", why));
        return node;
    }
}
