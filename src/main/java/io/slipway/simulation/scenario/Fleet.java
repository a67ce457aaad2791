package io.slipway.simulation.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The accounts a scenario starts with: the listed ones, then the generated ones.
 *
 * @param generate how the rest is generated, if there is a rest
 */
public record Fleet(List<AccountSpec> listed, Optional<FleetRecipe> generate) {

    public Fleet {
        listed = List.copyOf(listed);
    }

    /** All accounts, in an order that depends on nothing but the file and the seed. */
    public List<AccountSpec> accounts(long seed) {
        return Stream.concat(listed.stream(), generate.stream().flatMap(recipe -> recipe.accounts(seed)))
                .toList();
    }

    /** How many accounts there are. */
    public int size() {
        return listed.size() + generate.map(FleetRecipe::accounts).orElse(0);
    }
}
