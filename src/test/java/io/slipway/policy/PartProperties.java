package io.slipway.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.machine.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A part of the accounts of a stage. */
class PartProperties {

    @Property
    void sharesThatMeetTakeEveryAccountOnce(
            @ForAll @IntRange(max = 2_345) int size,
            @ForAll @IntRange(min = 1, max = 500) int first,
            @ForAll @IntRange(min = 501, max = 999) int second) {
        List<EntityId> roster = roster(size);
        List<EntityId> taken = new ArrayList<>(new Part.Share(0, first).of(roster));
        taken.addAll(new Part.Share(first, second).of(roster));
        taken.addAll(new Part.Share(second, 1_000).of(roster));

        assertThat(taken).isEqualTo(roster);
    }

    @Example
    void takesTheAccountsWhoseNamesBeginSo() {
        List<EntityId> roster = List.of(account("aws-1"), account("awsome"), account("gcp-1"));

        assertThat(new Part.Named("aws-").of(roster)).containsExactly(account("aws-1"));
    }

    @Example
    void refusesAShareOfNothing() {
        assertThatThrownBy(() -> new Part.Share(100, 100)).hasMessageContaining("found 100 to 100");
        assertThatThrownBy(() -> new Part.Share(0, 1_001)).hasMessageContaining("found 0 to 1001");
        assertThat(new Part.Share(5, 1_000).text()).isEqualTo("0.5%..100%");
    }

    @Example
    void growsWithinItsBudgetAsSurprisesGetRarer() {
        assertThat(new RiskBudget(20, 330, 600).reach(6)).containsExactly(60, 121, 273, 654, 1_000);
        assertThat(new RiskBudget(1_000, 300, 500).reach(6)).containsExactly(1_000);
        assertThat(new RiskBudget(1, 900, 10).reach(3)).as("never grows").containsExactly(1);
    }

    /** By Bayes, on a grid: before each step the chance of a bad build times its reach stays within the budget. */
    @Property
    void neverRisksMoreThanItsBudget(
            @ForAll @IntRange(min = 1, max = 1_000) int budget,
            @ForAll @IntRange(min = 1, max = 999) int prior,
            @ForAll @IntRange(min = 1, max = 999) int seen) {
        double bad = prior / 1e3;
        double good = 1 - bad;
        List<Integer> reach = new RiskBudget(budget, prior, seen).reach(20);

        assertThat(reach).isSorted().doesNotHaveDuplicates();
        int step = 0;
        for (int reached : reach) {
            while (Math.floor(budget / (bad / (bad + good))) < reached && step++ < 20) {
                bad *= 1 - seen / 1e3;
            }
            assertThat(bad / (bad + good) * reached).isLessThanOrEqualTo(budget + 1e-6);
        }
    }

    private static List<EntityId> roster(int size) {
        return IntStream.range(0, size).mapToObj(i -> account("a-" + i)).toList();
    }

    private static EntityId account(String name) {
        return EntityId.of("account", name);
    }
}
