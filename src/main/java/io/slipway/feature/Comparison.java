package io.slipway.feature;

import io.slipway.feature.FeatureObject.Served;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes a plan: compares what was applied with what is declared, object by object and field by field. */
final class Comparison {

    private final FeatureRepository applied;
    private final FeatureRepository declared;
    private final PlanOptions options;
    private final SortedMap<String, DeclaredStream> running;
    private final SortedMap<String, DeclaredStream> wanted;
    private final boolean upgrade;

    Comparison(FeatureRepository applied, FeatureRepository declared, PlanOptions options) {
        this.applied = applied;
        this.declared = declared;
        this.options = options;
        this.running = byName(applied.streamJobs());
        this.wanted = byName(declared.streamJobs());
        this.upgrade = !Minor.of(applied.sdk()).equals(Minor.of(declared.sdk()));
    }

    Plan plan() {
        SortedSet<String> names = new TreeSet<>(applied.objects().keySet());
        names.addAll(declared.objects().keySet());
        List<Change> changes = names.stream().map(this::change).toList();
        String id = new Digest()
                .add(applied)
                .add(declared)
                .add(String.valueOf(options.suppressRecreates()))
                .text();
        List<StreamChange> streams = streams(changes);
        return new Plan(
                id,
                options,
                changes,
                streams,
                PlanNotes.of(declared, options, changes, streams),
                new PlanRules(applied, declared).check(changes));
    }

    private Change change(String name) {
        Optional<FeatureObject> before = applied.object(name);
        Optional<FeatureObject> after = declared.object(name);
        if (after.isEmpty()) {
            return bare(Transition.DELETE, before.orElseThrow());
        }
        return before.map(old -> changed(old, after.get())).orElseGet(() -> bare(Transition.CREATE, after.get()));
    }

    private Change bare(Transition transition, FeatureObject object) {
        return new Change(
                transition,
                object,
                Restart.NONE,
                List.of(),
                ChangeWarnings.of(declared.workspace(), transition, object, Restart.NONE, List.of(), false),
                JobCounts.of(declared.workspace(), transition, Optional.empty(), object, options.today()));
    }

    private Change changed(FeatureObject before, FeatureObject after) {
        Set<Field> fields = different(before, after);
        List<String> causes = causes(after);
        Transition transition = transition(fields, causes);
        Restart restart = transition == Transition.UPDATE ? restart(after.name(), fields) : Restart.NONE;
        boolean suppressed = transition == Transition.UPDATE && fields.stream().anyMatch(Comparison::isRecreating);
        return new Change(
                transition,
                after,
                restart,
                diffs(transition, before, after, fields),
                ChangeWarnings.of(declared.workspace(), transition, after, restart, causes, suppressed),
                JobCounts.of(declared.workspace(), transition, Optional.of(before), after, options.today()));
    }

    private Transition transition(Set<Field> fields, List<String> causes) {
        boolean forced = !causes.isEmpty() || fields.stream().anyMatch(Field::isContract);
        if (forced || (!options.suppressRecreates() && fields.stream().anyMatch(Comparison::isRecreating))) {
            return Transition.RECREATE;
        } else if (!fields.isEmpty()) {
            return Transition.UPDATE;
        }
        return upgrade ? Transition.UPGRADE : Transition.UNCHANGED;
    }

    private Restart restart(String name, Set<Field> fields) {
        return running.containsKey(name) && wanted.containsKey(name)
                ? fields.stream().map(Field::restart).reduce(Restart.NONE, Restart::atLeast)
                : Restart.NONE;
    }

    /** The inputs whose contract changes: who reads them has other columns now. A feature service stores nothing of its own. */
    private List<String> causes(FeatureObject object) {
        return object instanceof Served
                ? List.of()
                : object.inputs().stream().filter(this::breaksContract).sorted().toList();
    }

    private boolean breaksContract(String name) {
        return applied.object(name)
                .flatMap(before -> declared.object(name).map(after -> different(before, after)))
                .filter(fields -> fields.stream().anyMatch(Field::isContract))
                .isPresent();
    }

    private List<StreamChange> streams(List<Change> changes) {
        List<StreamChange> streams = new ArrayList<>();
        for (Change change : changes) {
            String name = change.object().name();
            Optional<DeclaredStream> before = Optional.ofNullable(running.get(name));
            Optional<DeclaredStream> after = Optional.ofNullable(wanted.get(name));
            if (after.isEmpty()) {
                before.ifPresent(gone -> streams.add(new StreamChange.Stop(name)));
            } else if (before.isEmpty()) {
                streams.add(new StreamChange.Start(name, after.get().runtime()));
            } else if (change.transition() == Transition.RECREATE) {
                streams.add(new StreamChange.StartAnew(name, after.get().runtime()));
            } else if (change.restart() != Restart.NONE) {
                streams.add(new StreamChange.HandOff(name, after.get().runtime(), change.restart()));
            }
        }
        streams.sort(Comparator.comparing(StreamChange::name));
        return streams;
    }

    private List<PropertyDiff> diffs(
            Transition transition, FeatureObject before, FeatureObject after, Set<Field> fields) {
        Stream<PropertyDiff> own = fields.stream()
                .map(field -> new PropertyDiff(
                        field.written(),
                        Optional.ofNullable(before.fields().get(field)),
                        Optional.ofNullable(after.fields().get(field))));
        Stream<PropertyDiff> sdk = upgrade && transition != Transition.UNCHANGED
                ? Stream.of(new PropertyDiff("sdk", Optional.of(applied.sdk()), Optional.of(declared.sdk())))
                : Stream.of();
        return Stream.concat(own, sdk).toList();
    }

    private static Set<Field> different(FeatureObject before, FeatureObject after) {
        if (before.equals(after)) {
            return EnumSet.noneOf(Field.class);
        }
        SortedMap<Field, String> old = before.fields();
        SortedMap<Field, String> now = after.fields();
        Set<Field> fields = EnumSet.allOf(Field.class);
        fields.removeIf(field -> Objects.equals(old.get(field), now.get(field)));
        return fields;
    }

    private static boolean isRecreating(Field field) {
        return field.transition() == Transition.RECREATE;
    }

    private static SortedMap<String, DeclaredStream> byName(List<DeclaredStream> streams) {
        SortedMap<String, DeclaredStream> map = new TreeMap<>();
        streams.forEach(stream -> map.put(stream.name(), stream));
        return map;
    }
}
