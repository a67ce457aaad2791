package io.slipway.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.conf.Formats;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.policy.Policy;
import io.slipway.policy.Rehearsal;
import io.slipway.server.view.Board;
import io.slipway.train.Actor;
import io.slipway.train.Gate;
import io.slipway.train.Severity;
import io.slipway.train.TrainCommand;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/** The orders that drive releases. */
final class ReleaseOrders {

    private static final String BUILD = "build";
    private static final String GATE = "gate";
    private static final String ISSUE = "issue";
    private static final String REASON = "reason";
    private static final List<Role> MANAGERS = List.of(Role.RELEASE_MANAGER, Role.ADMIN);
    private static final List<Role> OPERATORS = List.of(Role.OPERATOR, Role.RELEASE_MANAGER, Role.ADMIN);

    private final Orders orders;
    private final Board board;
    private final InstantSource clock;
    private final Approvals approvals;

    ReleaseOrders(Orders orders, Board board, InstantSource clock, Approvals approvals) {
        this.orders = orders;
        this.board = board;
        this.clock = clock;
        this.approvals = approvals;
    }

    List<Endpoint> endpoints() {
        return Stream.of(proposals(), gates(), issues(), runs())
                .flatMap(List::stream)
                .toList();
    }

    private List<Endpoint> proposals() {
        return List.of(
                post(
                        "/v1/releases",
                        "Propose the release of a week, or rehearse it now in so short a time",
                        MANAGERS,
                        this::propose,
                        "release",
                        "its name",
                        BUILD,
                        "the first build of it",
                        "week?",
                        "the Monday of its week, such as 2026-11-23; this week if left out",
                        "rehearse?",
                        "ISO 8601 duration, such as PT2M: all stages within that time from now"),
                post(
                        "/v1/releases/{release}/patches",
                        "Propose a patched build",
                        MANAGERS,
                        this::patch,
                        BUILD,
                        "the patched build",
                        "resolves?",
                        "list of the issues it is meant to fix"));
    }

    private List<Endpoint> gates() {
        return List.of(
                post(
                        "/v1/releases/{release}/verdicts",
                        "Post what a gate says of a build",
                        MANAGERS,
                        this::verdict,
                        BUILD,
                        "the build",
                        GATE,
                        "validation-suite, sample-workloads or serving-canary",
                        "verdict",
                        "pass, fail or inconclusive",
                        "evidence",
                        "what it rests on"),
                post(
                        "/v1/releases/{release}/approvals",
                        "Let a build pass a gate that is inconclusive",
                        MANAGERS,
                        this::approve,
                        BUILD,
                        "the build",
                        GATE,
                        "the gate",
                        REASON,
                        "why"));
    }

    private List<Endpoint> issues() {
        return List.of(
                post(
                        "/v1/releases/{release}/issues",
                        "Report a regression",
                        OPERATORS,
                        this::issue,
                        ISSUE,
                        "its name",
                        BUILD,
                        "the build it was seen on",
                        "severity",
                        "blocking or minor",
                        "summary",
                        "one sentence"),
                post(
                        "/v1/releases/{release}/waivers",
                        "Waive an issue",
                        MANAGERS,
                        this::waive,
                        ISSUE,
                        "its name",
                        REASON,
                        "why"));
    }

    private List<Endpoint> runs() {
        return List.of(
                post(
                        "/v1/releases/{release}/halt",
                        "Start no more accounts",
                        OPERATORS,
                        call -> one(call, new TrainCommand.Halt(id(call), operator(call), reason(call))),
                        REASON,
                        "why"),
                post(
                        "/v1/releases/{release}/resume",
                        "Go on after a halt",
                        OPERATORS,
                        call -> one(call, new TrainCommand.Resume(id(call), operator(call)))),
                post(
                        "/v1/releases/{release}/cancel",
                        "Cancel the release; what the policy says becomes of the accounts",
                        MANAGERS,
                        call -> one(call, new TrainCommand.Cancel(id(call), manager(call), reason(call))),
                        REASON,
                        "why"));
    }

    /** @param words name, meaning, name, meaning, ... */
    static Endpoint post(
            String path,
            String summary,
            List<Role> roles,
            Function<Call, CompletionStage<ObjectNode>> work,
            String... words) {
        Map<String, String> body = new TreeMap<>();
        for (int i = 0; i < words.length; i += 2) {
            body.put(words[i], words[i + 1]);
        }
        return new Endpoint("POST", path, summary, roles, List.of(), body, work);
    }

    private CompletionStage<ObjectNode> one(Call call, Command command) {
        call.words().end();
        return orders.carryOut(List.of(command));
    }

    /** An order that lets something through, for which one person may not be enough. */
    private CompletionStage<ObjectNode> letThrough(Call call, TrainCommand order) {
        call.words().end();
        return approvals.carryOut(orders, order);
    }

    private CompletionStage<ObjectNode> propose(Call call) {
        String release = call.words().get("release", Formats.NAME.parse());
        Build build = call.words().get(BUILD, Build::new);
        var week = call.words().find("week", LocalDate::parse);
        var rehearse = call.words().find("rehearse", Duration::parse);
        call.words().end();
        Policy policy = board.policy()
                .orElseThrow(() -> new Problem(
                        409,
                        "NOT_COMMISSIONED",
                        "the platform has no policy yet; give one in the node's configuration"));
        if (rehearse.isPresent()) {
            Rehearsal rehearsal = rehearsal(policy, rehearse.get());
            return rehearse(
                    rehearsal, policy, new TrainCommand.Propose(release, build, rehearsal.monday(), manager(call)));
        }
        LocalDate monday = week.orElseGet(() -> LocalDate.ofInstant(clock.instant(), policy.zone())
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw Problem.badRequest("\"week\" must be a Monday, found " + monday + ", a " + monday.getDayOfWeek());
        }
        return orders.carryOut(List.of(new TrainCommand.Propose(release, build, monday, manager(call))));
    }

    /** A release keeps the policy it was proposed under, so the platform goes back to its own at once. */
    private CompletionStage<ObjectNode> rehearse(Rehearsal rehearsal, Policy own, TrainCommand.Propose propose) {
        return orders.carryOut(List.of(new TrainCommand.AdoptPolicy(rehearsal.policy(), propose.actor()), propose))
                .handle((done, refused) -> orders.carryOut(List.of(new TrainCommand.AdoptPolicy(own, propose.actor())))
                        .thenCompose(back -> refused == null
                                ? CompletableFuture.completedFuture(done)
                                : CompletableFuture.<ObjectNode>failedFuture(refused)))
                .thenCompose(Function.identity());
    }

    private Rehearsal rehearsal(Policy policy, Duration length) {
        try {
            return Rehearsal.of(policy, clock.instant(), length);
        } catch (IllegalArgumentException impossible) {
            throw Problem.badRequest(String.valueOf(impossible.getMessage()));
        }
    }

    private CompletionStage<ObjectNode> patch(Call call) {
        return one(
                call,
                new TrainCommand.ProposePatch(
                        id(call), build(call), call.words().texts("resolves"), manager(call)));
    }

    private CompletionStage<ObjectNode> verdict(Call call) {
        return one(
                call,
                new TrainCommand.ReportVerdict(
                        id(call),
                        build(call),
                        call.words().get(GATE, Formats.choice(Gate.class).parse()),
                        call.words()
                                .get(
                                        "verdict",
                                        Formats.choice(Gate.Verdict.class).parse()),
                        call.words().text("evidence")));
    }

    private CompletionStage<ObjectNode> approve(Call call) {
        return letThrough(
                call,
                new TrainCommand.OverrideGate(
                        id(call),
                        build(call),
                        call.words().get(GATE, Formats.choice(Gate.class).parse()),
                        manager(call),
                        call.words().text(REASON)));
    }

    private CompletionStage<ObjectNode> issue(Call call) {
        return one(
                call,
                new TrainCommand.ReportIssue(
                        id(call),
                        call.words().get(ISSUE, Formats.NAME.parse()),
                        build(call),
                        call.words()
                                .get("severity", Formats.choice(Severity.class).parse()),
                        call.words().text("summary"),
                        operator(call)));
    }

    private CompletionStage<ObjectNode> waive(Call call) {
        return letThrough(
                call,
                new TrainCommand.WaiveIssue(
                        id(call),
                        call.words().text(ISSUE),
                        manager(call),
                        call.words().text(REASON)));
    }

    private static String id(Call call) {
        return call.part("release");
    }

    private static String reason(Call call) {
        return call.words().text(REASON);
    }

    private static Build build(Call call) {
        return call.words().get(BUILD, Build::new);
    }

    private static Actor manager(Call call) {
        return call.as(Actor.Role.RELEASE_MANAGER);
    }

    private static Actor operator(Call call) {
        return call.as(Actor.Role.OPERATOR);
    }
}
