package io.slipway.simulation.scenario;

import io.slipway.machine.EntityId;
import io.slipway.policy.Stage;
import io.slipway.policy.Stage.Condition;
import io.slipway.policy.Stage.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who is in which stage of a policy, as the fleet of a scenario is at its start. */
final class StageRosters {

    private final List<EntityId> early;
    private final List<EntityId> remaining;

    StageRosters(List<AccountSpec> accounts) {
        this.early = ids(accounts, true);
        this.remaining = ids(accounts, false);
    }

    /** In the order of their addresses, as the train has them. */
    private static List<EntityId> ids(List<AccountSpec> accounts, boolean early) {
        TreeSet<EntityId> ids = new TreeSet<>();
        accounts.stream()
                .filter(account -> account.earlyAccess() == early)
                .forEach(account -> ids.add(EntityId.of("account", account.name())));
        return List.copyOf(ids);
    }

    /** An account that is in no wave, or in more than one. */
    record Astray(String account, List<String> stages) {}

    int fleet() {
        return early.size() + remaining.size();
    }

    int size(Selection selection) {
        return selected(selection).size();
    }

    int size(Stage stage) {
        return roster(stage).size();
    }

    private List<EntityId> roster(Stage stage) {
        return stage.roster(selected(stage.accounts()));
    }

    private List<EntityId> selected(Selection selection) {
        return switch (selection) {
            case EARLY_ACCESS -> early;
            case REMAINING -> remaining;
            case ALL -> Stream.concat(early.stream(), remaining.stream()).toList();
        };
    }

    /** The first account that is not in exactly one of the waves of these stages. */
    Optional<Astray> astray(List<Stage> stages) {
        SortedMap<EntityId, List<String>> waves = new TreeMap<>();
        selected(Selection.ALL).forEach(account -> waves.put(account, new ArrayList<>()));
        for (Stage stage : stages) {
            if (stage.condition() != Condition.WHEN_ISSUE_OPEN && stage.condition() != Condition.NEVER) {
                roster(stage)
                        .forEach(account -> waves.computeIfAbsent(account, none -> new ArrayList<>())
                                .add(stage.name()));
            }
        }
        return waves.entrySet().stream()
                .filter(entry -> entry.getValue().size() != 1)
                .findFirst()
                .map(entry -> new Astray(entry.getKey().name(), entry.getValue()));
    }

    /** How many accounts run the build of the week when a stage waits for its soak. */
    int before(List<Stage> stages, Stage waits) {
        return stages.subList(0, stages.indexOf(waits)).stream()
                .filter(stage -> stage.condition() != Condition.WHEN_ISSUE_OPEN && stage.condition() != Condition.NEVER)
                .mapToInt(this::size)
                .sum();
    }
}
