package io.slipway.train;

import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.MANAGER;
import static io.slipway.train.TrainBench.OPERATOR;
import static io.slipway.train.TrainBench.WEEK;
import static io.slipway.train.TrainBench.cancel;
import static io.slipway.train.TrainBench.issue;
import static io.slipway.train.TrainBench.override;
import static io.slipway.train.TrainBench.proposed;
import static io.slipway.train.TrainBench.soaking;
import static io.slipway.train.TrainBench.verdict;
import static io.slipway.train.TrainBench.waive;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Bench;
import io.slipway.machine.Refusal;
import io.slipway.policy.Policies;
import io.slipway.train.Gate.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Orders that two people must want. */
class AssentsTest {

    private static final Duration WITHIN = Duration.ofHours(4);
    private static final Actor NORA = new Actor("nora", Actor.Role.RELEASE_MANAGER);

    static TrainCommand assent(TrainCommand order) {
        return new TrainCommand.GiveAssent(order, WITHIN);
    }

    static TrainCommand carryOut(TrainCommand order) {
        return new TrainCommand.CarryOut(order, 2);
    }

    private static TrainCommand waiveAs(Actor actor) {
        return new TrainCommand.WaiveIssue(WEEK, "slip", actor, "it is only text");
    }

    private static Bench<TrainState, TrainEvent> troubled() {
        return soaking().tell(issue("slip", FIRST, Severity.BLOCKING));
    }

    @Test
    void isNotCarriedOutForOnePerson() {
        var bench = troubled().tell(assent(waiveAs(MANAGER)), carryOut(waiveAs(MANAGER)));

        assertThat(bench.journal(TrainEvent.IssueWaived.class)).isEmpty();
        assertThat(bench.refusal().map(Refusal::code)).hasValue("AWAITS_ASSENT");
        assertThat(bench.refusal().orElseThrow().sentence())
                .startsWith("\"waive slip\" is wanted by maria; it is done once 1 more person orders it too before ");
    }

    @Test
    void isCarriedOutForTwoPeople() {
        var bench = troubled()
                .tell(assent(waiveAs(MANAGER)), carryOut(waiveAs(MANAGER)))
                .tell(assent(waiveAs(NORA)), carryOut(waiveAs(NORA)));

        assertThat(bench.journal(TrainEvent.IssueWaived.class))
                .singleElement()
                .satisfies(waived -> assertThat(waived.actor()).isEqualTo(NORA));
        assertThat(bench.journal(TrainEvent.AssentGiven.class))
                .extracting(given -> given.actor().name())
                .containsExactly("maria", "nora");
    }

    @Test
    void countsOnePersonOnceHoweverOftenTheyAsk() {
        var bench = troubled()
                .tell(assent(waiveAs(MANAGER)), assent(waiveAs(MANAGER)), assent(waiveAs(MANAGER)))
                .tell(carryOut(waiveAs(MANAGER)));

        assertThat(bench.journal(TrainEvent.AssentGiven.class)).hasSize(1);
        assertThat(bench.journal(TrainEvent.IssueWaived.class)).isEmpty();
    }

    @Test
    void forgetsAnAssentThatHasLapsed() {
        var bench = troubled().tell(assent(waiveAs(MANAGER)));

        bench.at(bench.now().plus(WITHIN)).tell(assent(waiveAs(NORA)), carryOut(waiveAs(NORA)));

        assertThat(bench.journal(TrainEvent.IssueWaived.class)).isEmpty();
        assertThat(bench.tell(assent(waiveAs(MANAGER)), carryOut(waiveAs(MANAGER)))
                        .journal(TrainEvent.IssueWaived.class))
                .hasSize(1);
    }

    @Test
    void keepsAssentsToDifferentOrdersApart() {
        var bench = troubled()
                .tell(issue("leak", FIRST, Severity.BLOCKING))
                .tell(assent(waiveAs(MANAGER)))
                .tell(assent(new TrainCommand.WaiveIssue(WEEK, "leak", NORA, "known")))
                .tell(carryOut(waiveAs(MANAGER)));

        assertThat(bench.journal(TrainEvent.IssueWaived.class)).isEmpty();
    }

    @Test
    void takesNoAssentFromWhoMayNotGiveTheOrder() {
        var bench = troubled().tell(assent(waiveAs(OPERATOR)));

        assertThat(bench.journal(TrainEvent.AssentGiven.class)).isEmpty();
        assertThat(bench.refusal().map(Refusal::code)).hasValue("NOT_PERMITTED");
    }

    @Test
    void takesNoAssentToWhatCannotBeDone() {
        var bench = soaking().tell(assent(waive("no-such-issue")));

        assertThat(bench.refusal().map(Refusal::code)).hasValue("NO_SUCH_ISSUE");
    }

    @Test
    void asksForTwoToApproveAGateToo() {
        var bench = proposed(Policies.twoWaves())
                .tell(verdict(FIRST, Gate.SERVING_CANARY, Verdict.INCONCLUSIVE))
                .tell(assent(override(FIRST, Gate.SERVING_CANARY)), carryOut(override(FIRST, Gate.SERVING_CANARY)));

        assertThat(bench.journal(TrainEvent.GateOverridden.class)).isEmpty();
        assertThat(bench.journal(TrainEvent.AssentGiven.class).get(0).subject())
                .isEqualTo("approve serving-canary of " + FIRST);
    }

    @Test
    void holdsNothingUpThatLetsNothingThrough() {
        var bench = troubled().tell(assent(cancel()), carryOut(cancel()));

        assertThat(bench.journal(TrainEvent.ReleaseCanceled.class)).hasSize(1);
        assertThat(bench.journal(TrainEvent.AssentGiven.class)).isEmpty();
    }
}
