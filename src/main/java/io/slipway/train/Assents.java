package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.machine.Decision;
import io.slipway.train.TrainState.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Orders that let something through which the release would be held by, where more than one person must want them: each gives their
 * assent, and while enough of them stand the order is carried out. An assent lapses after a time, and ends with its release.
 *
 * <p>{@code AssentGiven (first person) -> AssentGiven (second) -> the order's own event}. Who asks twice changes nothing.
 */
public final class Assents {

    private Assents() {}

    /** @param carryOut what the order itself would come to */
    static Decision<TrainEvent> give(
            Platform platform,
            TrainCommand.GiveAssent c,
            Instant now,
            Function<TrainCommand, Decision<TrainEvent>> carryOut) {
        Decision<TrainEvent> order = carryOut.apply(c.order());
        Optional<Subject> subject = subject(c.order());
        if (!(order instanceof Decision.Accepted<TrainEvent> accepted)) {
            return order;
        }
        if (subject.isEmpty() || accepted.events().isEmpty()) {
            return Decision.nothing();
        }
        Actor actor = subject.get().actor();
        boolean given = standing(platform.active(), subject.get().name(), now)
                .anyMatch(assent -> assent.by().equals(actor.name()));
        return given
                ? Decision.nothing()
                : Decision.happened(new TrainEvent.AssentGiven(
                        platform.active().id(),
                        subject.get().name(),
                        actor,
                        subject.get().reason(),
                        now.plus(c.within())));
    }

    /** The order, or the refusal that tells who must still want it. */
    static Decision<TrainEvent> carryOut(
            Platform platform,
            TrainCommand.CarryOut c,
            Instant now,
            Function<TrainCommand, Decision<TrainEvent>> carryOut) {
        Decision<TrainEvent> order = carryOut.apply(c.order());
        Optional<Subject> subject = subject(c.order());
        if (subject.isEmpty()
                || !(order instanceof Decision.Accepted<TrainEvent> accepted)
                || accepted.events().isEmpty()) {
            return order;
        }
        List<Assent> standing =
                standing(platform.active(), subject.get().name(), now).toList();
        if (standing.size() >= c.people()) {
            return order;
        }
        String until = standing.stream()
                .map(Assent::until)
                .min(Instant::compareTo)
                .map(first -> " before " + first)
                .orElse("");
        return Decision.refused(new TrainRefusal.AwaitsAssent(
                subject.get().name(), standing.stream().map(Assent::by).toList(), c.people() - standing.size(), until));
    }

    private static Stream<Assent> standing(Release release, String subject, Instant now) {
        return release.assents().stream()
                .filter(assent -> assent.subject().equals(subject))
                .filter(assent -> now.isBefore(assent.until()));
    }

    /** A newer assent of the same person replaces the older one. */
    static Release fold(Release release, TrainEvent.AssentGiven e) {
        Assent given = new Assent(e.subject(), e.actor().name(), e.until());
        Stream<Assent> others = release.assents().stream()
                .filter(old ->
                        !(old.subject().equals(given.subject()) && old.by().equals(given.by())));
        return release.withAssents(Stream.concat(others, Stream.of(given)).toList());
    }

    /** What was carried out needs new assents, should it be ordered again. */
    static Release settle(Release release, TrainEvent event) {
        Optional<String> subject = release.assents().isEmpty() ? Optional.empty() : settled(event);
        return subject.map(done -> release.withAssents(release.assents().stream()
                        .filter(assent -> !assent.subject().equals(done))
                        .toList()))
                .orElse(release);
    }

    /** The subject of the assents that an event fulfils, or makes pointless; empty for any other event. */
    public static Optional<String> settled(TrainEvent event) {
        if (event instanceof TrainEvent.GateOverridden e) {
            return Optional.of(approve(e.gate(), e.build()));
        } else if (event instanceof TrainEvent.IssueWaived e) {
            return Optional.of(waive(e.issue()));
        } else if (event instanceof TrainEvent.SoakOverridden e) {
            return Optional.of(override(e.build()));
        } else if (event instanceof TrainEvent.IssueTriaged e) {
            return Optional.of(belittle(e.issue()));
        } else if (event instanceof TrainEvent.IssueResolved e) {
            return Optional.of(waive(e.issue()));
        }
        return Optional.empty();
    }

    private static String approve(Gate gate, Build build) {
        return "approve " + gate.name().toLowerCase(Locale.ROOT).replace('_', '-') + " of " + build;
    }

    private static String waive(String issue) {
        return "waive " + issue;
    }

    private static String override(Build build) {
        return "override the soak of " + build;
    }

    private static String belittle(String issue) {
        return "call " + issue + " minor";
    }

    private record Subject(String name, Actor actor, String reason) {}

    /** What an order lets through; empty for one that lets nothing through. */
    private static Optional<Subject> subject(TrainCommand order) {
        if (order instanceof TrainCommand.OverrideGate c) {
            return Optional.of(new Subject(approve(c.gate(), c.build()), c.actor(), c.reason()));
        } else if (order instanceof TrainCommand.WaiveIssue c) {
            return Optional.of(new Subject(waive(c.issue()), c.actor(), c.reason()));
        } else if (order instanceof TrainCommand.OverrideSoak c) {
            return Optional.of(new Subject(override(c.build()), c.actor(), c.reason()));
        } else if (order instanceof TrainCommand.TriageIssue c && c.severity() == Severity.MINOR) {
            return Optional.of(new Subject(belittle(c.issue()), c.actor(), c.reason()));
        }
        return Optional.empty();
    }
}
