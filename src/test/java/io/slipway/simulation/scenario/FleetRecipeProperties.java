package io.slipway.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.account.AccountKind;
import io.slipway.machine.Build;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class FleetRecipeProperties {

    @Property(tries = 60)
    void keepsItsProportions(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 500) int accounts,
            @ForAll @DoubleRange(max = 1) double development) {
        List<AccountSpec> fleet =
                recipe(accounts, development, development / 2).accounts(seed).toList();

        assertThat(count(fleet, development)).isTrue();
        assertThat(fleet).noneMatch(account -> account.earlyAccess() && account.kind() == AccountKind.PRODUCTION);
        assertThat(fleet)
                .allMatch(
                        account -> account.jobs().size() >= 1 && account.jobs().size() <= 9);
        assertThat(fleet).extracting(AccountSpec::name).doesNotHaveDuplicates().isSorted();
    }

    @Property(tries = 30)
    void repeatsASmallerFleetInALargerOne(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int accounts) {
        List<AccountSpec> small = recipe(accounts, 0.2, 0.1).accounts(seed).toList();
        List<AccountSpec> large = recipe(accounts + 17, 0.2, 0.1).accounts(seed).toList();

        assertThat(large).startsWith(small.toArray(AccountSpec[]::new));
    }

    private static boolean count(List<AccountSpec> fleet, double development) {
        long found = fleet.stream()
                .filter(account -> account.kind() == AccountKind.DEVELOPMENT)
                .count();
        return Math.abs(found - development * fleet.size()) <= 3 + Math.log(fleet.size());
    }

    private static FleetRecipe recipe(int accounts, double development, double earlyAccess) {
        return new FleetRecipe(accounts, 1, 9, development, earlyAccess, 0.3, new Build("0.9.0"), List.of());
    }
}
