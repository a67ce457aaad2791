package io.slipway.train;

import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.Policy;
import io.slipway.policy.Stage;
import io.slipway.policy.Stage.Condition;
import io.slipway.train.Fleet.Rosters;
import io.slipway.train.StageRun.Status;
import io.slipway.wave.RunReport.Stranded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The release of one week, while it is active.
 *
 * @param policy the policy it follows to its end
 * @param baseline what a roll-back goes to: the last build that completed every wave (DOMAIN A7)
 * @param candidates its builds, first to last patched
 * @param rosters who is in which wave; empty until the first window opens
 * @param cancellation why it was canceled; empty while it was not
 * @param stranded accounts that a roll-back could not bring home
 * @param soak of the build that was shipped last; empty before, and if the policy watches nothing
 * @param assents that were given where an order needs more than one person
 */
record Release(
        String id,
        Policy policy,
        Build baseline,
        List<Candidate> candidates,
        List<StageRun> stages,
        List<Issue> issues,
        Optional<Rosters> rosters,
        Optional<String> cancellation,
        List<Stranded> stranded,
        Optional<Soak> soak,
        List<Assent> assents) {

    Candidate latest() {
        return candidates.get(candidates.size() - 1);
    }

    /** The latest build that passed every gate, is meant to fix every issue that blocks, and answers the other demand. */
    Optional<Build> newest(Predicate<Build> demand) {
        return candidates.stream()
                .filter(Candidate::validated)
                .filter(candidate -> blockingIssues().allMatch(candidate::covers))
                .map(Candidate::build)
                .filter(demand)
                .reduce((earlier, later) -> later);
    }

    Optional<Candidate> candidate(Build build) {
        return candidates.stream().filter(c -> c.build().equals(build)).findFirst();
    }

    /** Its place among the builds of the release; any other build comes before them. */
    int place(Build build) {
        return candidates.stream().map(Candidate::build).toList().indexOf(build);
    }

    Optional<Issue> issue(String issue) {
        return issues.stream().filter(i -> i.id().equals(issue)).findFirst();
    }

    Stream<Issue> openIssues() {
        return issues.stream().filter(Issue::isOpen);
    }

    Optional<Issue> blocking() {
        return blockingIssues().findFirst();
    }

    private Stream<Issue> blockingIssues() {
        return issues.stream().filter(Issue::isBlocking);
    }

    /** The first blocking issue that the build on its way to the accounts is not meant to fix. */
    Optional<Issue> threat() {
        Optional<Candidate> onItsWay =
                releasing().flatMap(place -> stages.get(place).build()).flatMap(this::candidate);
        return blockingIssues()
                .filter(issue -> onItsWay.filter(fix -> fix.covers(issue)).isEmpty())
                .findFirst();
    }

    /** The stage that is releasing; the stages of a week do not overlap. */
    Optional<Integer> releasing() {
        return place(Status.RELEASING);
    }

    Optional<Integer> place(Status status) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).status() == status) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    boolean isTouched() {
        return stages.stream().anyMatch(StageRun::isTouched);
    }

    boolean isShipped(Build build) {
        return stages.stream().anyMatch(run -> run.build().equals(Optional.of(build)));
    }

    /** What the run that opened last shipped; empty while none has. */
    Optional<Build> shipped() {
        return stages.stream().flatMap(run -> run.build().stream()).reduce((earlier, later) -> later);
    }

    /** Whether a stage ahead can still bring a patched build to every account that was touched. */
    boolean isPatchable() {
        return stages.stream()
                .anyMatch(ahead -> ahead.isAhead()
                        && ahead.condition() != Condition.UNLESS_REGRESSION
                        && ahead.condition() != Condition.NEVER
                        && stages.stream().filter(StageRun::isTouched).allMatch(done -> done.wave() == ahead.wave()));
    }

    /** The build that every account of every earlier wave runs, as far as the policy asks; empty when there is none. */
    Optional<Build> provenBefore(int stage) {
        List<StageRun> latest = latestRunsBefore(stage);
        Optional<Build> build = latest.stream().findFirst().flatMap(StageRun::build);
        return build.filter(
                shipped -> latest.stream().allMatch(run -> run.shippedToAll(shipped, policy.failureBudget())));
    }

    /** Of each wave before this stage, the run that came last. */
    private List<StageRun> latestRunsBefore(int stage) {
        List<StageRun> latest = new ArrayList<>();
        for (StageRun run : stages.subList(0, stage)) {
            if (run.status() != Status.SKIPPED) {
                latest.removeIf(earlier -> earlier.wave() == run.wave());
                latest.add(run);
            }
        }
        return latest;
    }

    /** The accounts of a stage, in the order in which they are taken; the rosters are frozen before it opens. */
    List<EntityId> roster(int stage) {
        Rosters frozen = rosters.orElseThrow();
        Stage plan = stages.get(stage).plan().stage();
        return plan.roster(
                switch (plan.accounts()) {
                    case EARLY_ACCESS -> frozen.earlyAccess();
                    case REMAINING -> frozen.remaining();
                    case ALL ->
                        Stream.concat(frozen.earlyAccess().stream(), frozen.remaining().stream())
                                .toList();
                });
    }

    /** The address of the wave that carries a stage out. */
    EntityId run(int stage) {
        return stages.get(stage).plan().stage().run(id);
    }

    /** Which stage a wave carries out; empty if it is not of this release. */
    Optional<Integer> stageOf(EntityId run) {
        for (int i = 0; i < stages.size(); i++) {
            if (run(i).equals(run)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    Release withCandidates(List<Candidate> next) {
        return new Release(id, policy, baseline, next, stages, issues, rosters, cancellation, stranded, soak, assents);
    }

    Release withStages(List<StageRun> next) {
        return new Release(
                id, policy, baseline, candidates, next, issues, rosters, cancellation, stranded, soak, assents);
    }

    Release withIssues(List<Issue> next) {
        return new Release(
                id, policy, baseline, candidates, stages, next, rosters, cancellation, stranded, soak, assents);
    }

    Release withStranded(List<Stranded> next) {
        return new Release(
                id, policy, baseline, candidates, stages, issues, rosters, cancellation, next, soak, assents);
    }

    Release withAssents(List<Assent> next) {
        return new Release(
                id, policy, baseline, candidates, stages, issues, rosters, cancellation, stranded, soak, next);
    }

    Release frozen(Rosters settled) {
        return new Release(
                id,
                policy,
                baseline,
                candidates,
                stages,
                issues,
                Optional.of(settled),
                cancellation,
                stranded,
                soak,
                assents);
    }

    Release canceled(String reason) {
        return new Release(
                id,
                policy,
                baseline,
                candidates,
                stages,
                issues,
                rosters,
                Optional.of(reason),
                stranded,
                soak,
                assents);
    }

    Release soaking(Soak next) {
        return new Release(
                id,
                policy,
                baseline,
                candidates,
                stages,
                issues,
                rosters,
                cancellation,
                stranded,
                Optional.of(next),
                assents);
    }
}
