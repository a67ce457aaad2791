package io.slipway.simulation;

import io.slipway.machine.Build;
import io.slipway.simulation.scenario.Fleet;
import io.slipway.simulation.scenario.FleetRecipe;
import io.slipway.simulation.scenario.Scenario;
import java.util.List;
import java.util.Optional;

/** Runs the patched week with a fleet of a size and entities that crash, and prints the digest of its journal. */
final class RunDigest {

    private RunDigest() {}

    public static void main(String[] arguments) {
        System.out.println(of(Integer.parseInt(arguments[0]), HostKind.valueOf(arguments[1])));
    }

    static String of(int accounts, HostKind host) {
        Scenario patched = Stories.read("patched-on-wednesday.conf");
        Fleet fleet = new Fleet(
                List.of(), Optional.of(new FleetRecipe(accounts, 5, 5, 0.3, 0.2, 0.1, new Build("0.9.0"), List.of())));
        Scenario large = new Scenario(
                patched.name(),
                patched.seed(),
                patched.start(),
                patched.weeks(),
                fleet,
                patched.policy(),
                patched.baseline(),
                patched.releases(),
                patched.world(),
                patched.script(),
                patched.applies(),
                patched.faults(),
                patched.expect());
        return Stories.digest(Stories.crashing(large, 0.02), host);
    }
}
