package io.slipway.simulation.census;

import io.slipway.machine.EntityId;
import io.slipway.policy.Part;
import io.slipway.policy.Stage;
import io.slipway.train.TrainEvent;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How many accounts a stage is for, as the train says it. */
final class Rosters {

    private final NavigableSet<EntityId> registered = new TreeSet<>();
    private final NavigableSet<EntityId> early = new TreeSet<>();
    private List<EntityId> frozenEarly = List.of();
    private List<EntityId> frozenRemaining = List.of();
    private int earlyAccess;
    private int remaining;

    void heard(TrainEvent event) {
        if (event instanceof TrainEvent.AccountJoined e) {
            registered.add(e.account());
        } else if (event instanceof TrainEvent.EarlyAccessGranted e) {
            early.add(e.account());
        } else if (event instanceof TrainEvent.EarlyAccessLeft e) {
            early.remove(e.account());
        }
    }

    void frozen(TrainEvent.RosterFrozen event) {
        earlyAccess = event.earlyAccess();
        remaining = event.remaining();
        frozenEarly = registered.stream().filter(early::contains).toList();
        frozenRemaining =
                registered.stream().filter(account -> !early.contains(account)).toList();
    }

    int count(Stage stage) {
        int all = switch (stage.accounts()) {
            case EARLY_ACCESS -> earlyAccess;
            case REMAINING -> remaining;
            case ALL -> earlyAccess + remaining;
        };
        return stage.part().map(part -> count(stage, part)).orElse(all);
    }

    private int count(Stage stage, Part part) {
        List<EntityId> selected = switch (stage.accounts()) {
            case EARLY_ACCESS -> frozenEarly;
            case REMAINING -> frozenRemaining;
            case ALL ->
                Stream.concat(frozenEarly.stream(), frozenRemaining.stream()).toList();
        };
        return part.of(selected).size();
    }
}
