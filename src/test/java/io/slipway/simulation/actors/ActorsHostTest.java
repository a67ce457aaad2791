package io.slipway.simulation.actors;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.simulation.host.Fate;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActorsHostTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final EntityId TESTER = EntityId.of("test", "tester");
    private static final EntityId PARENT = Rounds.parent(1);
    private static final EntityId CHILD = Rounds.child(PARENT, 0);

    private final WrittenLedger ledger = new WrittenLedger();
    private final ActorsHost host = new ActorsHost(Rounds.machines(), ledger);

    @AfterEach
    void closes() {
        host.close();
    }

    private void deliver(EntityId to, Command command, Fate fate) {
        host.inhabitant(to).deliver(TESTER, command, fate, NOON);
    }

    @Test
    void reportsAllEventsThenAllEffectsThenTheState() {
        deliver(PARENT, new Rounds.Begin(1), Fate.LIVES);

        assertThat(ledger.read())
                .containsExactly(
                        "parent/p1 persisted Begun[round=1, at=2026-11-24T12:00:00Z]",
                        "parent/p1 persisted HandedOut[child=child/p1/c0, round=1]",
                        "parent/p1 persisted HandedOut[child=child/p1/c1, round=1]",
                        "parent/p1 persisted HandedOut[child=child/p1/c2, round=1]",
                        "parent/p1 wants Wake[key=patience, at=2026-11-24T13:00:00Z, command=Expire[round=1]]",
                        "parent/p1 wants Tell[to=child/p1/c0, command=Work[round=1]]",
                        "parent/p1 wants Tell[to=child/p1/c1, command=Work[round=1]]",
                        "parent/p1 wants Tell[to=child/p1/c2, command=Work[round=1]]",
                        "parent/p1 rests in State[id=parent/p1, round=1, begunAt=2026-11-24T12:00:00Z,"
                                + " busy=[child/p1/c0, child/p1/c1, child/p1/c2]]");
    }

    @Test
    void answersTheSenderOfWhatIsAlreadySo() {
        deliver(CHILD, new Rounds.Work(1), Fate.LIVES);
        ledger.read();

        deliver(CHILD, new Rounds.Work(1), Fate.LIVES);

        assertThat(ledger.read()).containsExactly("child/p1/c0 answers test/tester Worked[child=child/p1/c0, round=1]");
    }

    @Test
    void reportsARefusal() {
        deliver(PARENT, new Rounds.Begin(3), Fate.LIVES);

        assertThat(ledger.read()).containsExactly("parent/p1 refuses test/tester expected round 1, found round 3");
    }

    @Test
    void reportsNothingOfWhatChangedNothing() {
        deliver(PARENT, new Rounds.Expire(7), Fate.LIVES);

        assertThat(ledger.read()).isEmpty();
    }

    @Test
    void forgetsWhatItCrashedOnBeforeItWasSafe() {
        deliver(CHILD, new Rounds.Work(1), Fate.CRASHES_BEFORE_PERSIST);

        assertThat(ledger.read()).containsExactly("child/p1/c0 rests in State[id=child/p1/c0, round=0]");
    }

    @Test
    void stillOwesTheEffectsThatACrashHeldBack() {
        deliver(CHILD, new Rounds.Work(1), Fate.CRASHES_AFTER_PERSIST);

        assertThat(ledger.read())
                .containsExactly(
                        "child/p1/c0 persisted Done[round=1]",
                        "child/p1/c0 wants Tell[to=parent/p1, command=Worked[child=child/p1/c0, round=1]]",
                        "child/p1/c0 rests in State[id=child/p1/c0, round=1]");
    }

    @Test
    void losesItsAnswerInACrash() {
        deliver(CHILD, new Rounds.Work(1), Fate.LIVES);
        ledger.read();

        deliver(CHILD, new Rounds.Work(1), Fate.CRASHES_AFTER_PERSIST);

        assertThat(ledger.read()).noneMatch(line -> line.contains("answers"));
    }

    @Test
    void recoversFromACrashBetweenDeliveries() {
        deliver(CHILD, new Rounds.Work(1), Fate.LIVES);
        deliver(CHILD, new Rounds.Work(2), Fate.LIVES);
        ledger.read();

        host.inhabitant(CHILD).crash(NOON);

        assertThat(ledger.read())
                .containsExactly(
                        "child/p1/c0 wants Tell[to=parent/p1, command=Worked[child=child/p1/c0, round=2]]",
                        "child/p1/c0 rests in State[id=child/p1/c0, round=2]");
    }

    @Test
    void recoversAsOftenAsItCrashes() {
        deliver(CHILD, new Rounds.Work(1), Fate.LIVES);

        for (int crash = 0; crash < 100; crash++) {
            host.inhabitant(CHILD).crash(NOON.plusSeconds(crash));
        }
        ledger.read();
        host.inhabitant(CHILD).deliver(TESTER, new Rounds.Work(2), Fate.LIVES, NOON.plusSeconds(100));

        assertThat(ledger.read()).contains("child/p1/c0 rests in State[id=child/p1/c0, round=2]");
    }

    @Test
    void recoversWhatNothingWasDeliveredToAsEmpty() {
        host.inhabitant(CHILD).crash(NOON);

        assertThat(ledger.read()).containsExactly("child/p1/c0 rests in State[id=child/p1/c0, round=0]");
    }

    @Test
    void keepsEntitiesApartWhoseNamesAreNoActorNames() {
        EntityId odd = EntityId.of("child", "$ä b/c%2Fd/e");
        EntityId other = EntityId.of("child", "$ä b/c/d/e");

        deliver(odd, new Rounds.Work(1), Fate.LIVES);
        deliver(other, new Rounds.Work(2), Fate.LIVES);

        assertThat(ledger.read()).anyMatch(line -> line.startsWith("child/$ä b/c%2Fd/e rests in"));
    }

    @Test
    void deliversToOneWhoseClockIsSlow() {
        deliver(PARENT, new Rounds.Begin(1), Fate.LIVES);
        ledger.read();

        host.inhabitant(CHILD).deliver(TESTER, new Rounds.Work(1), Fate.LIVES, NOON.minusSeconds(300));

        assertThat(ledger.read()).anyMatch(line -> line.startsWith(CHILD.path()));
    }
}
