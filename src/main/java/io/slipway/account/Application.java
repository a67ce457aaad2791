package io.slipway.account;

import io.slipway.account.AccountState.Move;
import io.slipway.account.AccountState.OwnJob;
import io.slipway.account.AccountState.Tenant;
import io.slipway.account.Works.Apply;
import io.slipway.account.Works.Pending;
import io.slipway.feature.Code;
import io.slipway.feature.FeatureRepository;
import io.slipway.feature.Plan;
import io.slipway.feature.PlanOptions;
import io.slipway.feature.Problem;
import io.slipway.machine.Decision;
import io.slipway.machine.EntityId;
import io.slipway.stream.JobReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What an account decides about a member's apply: whether it may begin, how each stream fared, and when it is over. */
final class Application {

    /** Makes a plan. */
    @FunctionalInterface
    interface Planner {

        Plan plan(FeatureRepository applied, FeatureRepository declared, PlanOptions options);
    }

    private final Planner planner;

    Application(Planner planner) {
        this.planner = planner;
    }

    Decision<AccountEvent> begin(Tenant tenant, AccountCommand.Apply command) {
        Optional<Apply> other = tenant.works().apply();
        if (other.isPresent()) {
            return other.get().plan().equals(command.plan())
                    ? Decision.nothing()
                    : Decision.refused(new AccountRefusal.ApplyUnderWay(
                            tenant.id(), other.get().plan()));
        } else if (tenant.works().plan().equals(Optional.of(command.plan()))) {
            return Decision.nothing();
        }
        FeatureRepository applied = tenant.works()
                .repository()
                .orElseGet(() -> FeatureRepository.empty(
                        command.declared().sdk(), command.declared().workspace()));
        Plan plan = planner.plan(applied, command.declared(), command.options());
        Optional<AccountRefusal> refusal = refusal(tenant.id(), command, plan);
        if (refusal.isPresent()) {
            return Decision.refused(refusal.get());
        }
        AccountEvent.ApplyStarted started = new AccountEvent.ApplyStarted(
                tenant.order() + 1, plan.id(), command.by(), command.declared(), plan.streams());
        List<AccountEvent> events = new ArrayList<>(2);
        events.add(started);
        over((Tenant) AccountFold.evolve(tenant, started)).ifPresent(events::add);
        return Decision.happened(events);
    }

    private static Optional<AccountRefusal> refusal(EntityId account, AccountCommand.Apply command, Plan plan) {
        List<Problem> errors = plan.problems().stream().filter(Problem::isError).toList();
        List<String> prevented = errors.stream()
                .filter(problem -> problem.code() == Code.DESTROY_PREVENTED)
                .map(problem -> problem.subject().map(Problem.Subject::object).orElse("an object"))
                .toList();
        if (!plan.id().equals(command.plan())) {
            return Optional.of(new AccountRefusal.PlanStale(account, command.plan(), plan.id()));
        } else if (command.options().suppressRecreates() && command.by().role() != Applicant.Role.OWNER) {
            return Optional.of(new AccountRefusal.OwnerRoleNeeded(account, command.by()));
        } else if (!prevented.isEmpty()) {
            return Optional.of(new AccountRefusal.DestroyPrevented(account, plan.id(), prevented));
        } else if (!errors.isEmpty()) {
            List<String> sentences = errors.stream()
                    .map(problem -> problem.code() + ": " + problem.what())
                    .toList();
            return Optional.of(new AccountRefusal.PlanUnsound(account, plan.id(), sentences));
        }
        return Optional.empty();
    }

    /** The stream of the apply that this report tells the outcome of; empty if it tells of an older order. */
    static Optional<Pending> awaiting(Tenant tenant, JobReport report) {
        return tenant.works()
                .apply()
                .flatMap(apply -> apply.pending(report.job()))
                .filter(stream -> report.order() >= stream.order());
    }

    /** The stream is there; so it is for a move that waited to see whether it is still one of its own. */
    static List<AccountEvent> applied(Tenant tenant, Pending stream) {
        AccountEvent applied = new AccountEvent.StreamApplied(revision(tenant), stream.job());
        return concluding(tenant, applied);
    }

    /** The stream is not there. A move that it belongs to asks it once more, without the apply: that must not fail a release. */
    static List<AccountEvent> kept(Tenant tenant, Pending stream, JobReport.Failed report) {
        boolean old = report.revision() != revision(tenant);
        Optional<OwnJob> runs = old ? stream.before() : stream.wanted();
        boolean unpinned = runs.filter(job -> job.pinnedTo().isEmpty()).isPresent();
        boolean behind = tenant.move()
                .filter(move -> unpinned
                        && move.pending().contains(stream.job())
                        && !report.kept().equals(move.to()))
                .isPresent();
        OptionalLong again = behind ? OptionalLong.of(tenant.order() + 1) : OptionalLong.empty();
        return concluding(
                tenant,
                new AccountEvent.StreamKept(revision(tenant), stream.job(), report.revision(), report.reason(), again));
    }

    private static List<AccountEvent> concluding(Tenant tenant, AccountEvent event) {
        List<AccountEvent> events = new ArrayList<>(4);
        events.add(event);
        over((Tenant) AccountFold.evolve(tenant, event)).ifPresent(events::add);
        return events;
    }

    /** Whether a move that still waits for the stream can count it as done. */
    static boolean isMoved(Move move, EntityId job, AccountEvent event) {
        boolean again =
                event instanceof AccountEvent.StreamKept kept && kept.again().isPresent();
        return move.pending().contains(job) && !again;
    }

    private static Optional<AccountEvent> over(Tenant tenant) {
        Apply apply = tenant.works().apply().orElseThrow();
        if (!apply.pending().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                apply.notDone().isEmpty()
                        ? new AccountEvent.ApplyFinished(apply.revision(), apply.plan())
                        : new AccountEvent.ApplyFailed(
                                apply.revision(),
                                apply.plan(),
                                apply.done(),
                                apply.notDone().stream()
                                        .map(Works.NotDone::sentence)
                                        .toList()));
    }

    private static long revision(Tenant tenant) {
        return tenant.works().apply().orElseThrow().revision();
    }
}
