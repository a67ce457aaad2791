package io.slipway.simulation.scenario;

import com.typesafe.config.ConfigObject;
import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the block {@code fleet}. */
final class FleetReader {

    private static final int MOST_ACCOUNTS = 1_000_000;
    private static final long MOST_JOBS = 10_000_000;

    private FleetReader() {}

    static Fleet fleet(Block block) {
        ConfigObject defaults = Defaults.of("account");
        List<AccountSpec> listed = new ArrayList<>();
        Optional<FleetRecipe> recipe =
                block.has("generate") ? Optional.of(recipe(block.block("generate"))) : Optional.empty();
        Set<String> names = new TreeSet<>();
        for (Block element : block.blocks("accounts", defaults)) {
            AccountSpec account = AccountReader.account(element);
            boolean isNew = names.add(account.name());
            if (element.sound() && (!isNew || recipe.stream().anyMatch(made -> made.makes(account.name())))) {
                element.report(
                        "name", "two accounts are called \"" + account.name() + "\"", "give each account its own name");
            }
            listed.add(account);
        }
        Fleet fleet = new Fleet(listed, recipe);
        if (block.sound() && fleet.size() == 0) {
            block.report("accounts", "the fleet is empty", "list accounts, or write generate { accounts = 100 }");
        }
        block.end();
        return fleet;
    }

    private static FleetRecipe recipe(Block given) {
        Block block = given.over(Defaults.of("generate"));
        Written.Range jobs = block.get("jobs-per-account", Written.JOBS);
        FleetRecipe recipe = new FleetRecipe(
                block.get("accounts", Formats.whole(1, MOST_ACCOUNTS)),
                jobs.least(),
                jobs.most(),
                block.get("development", Formats.SHARE),
                block.get("early-access", Formats.SHARE),
                block.get("pinned", Formats.SHARE),
                block.get("pinned-to", Written.BUILD),
                block.list("prefixes", Written.PREFIX));
        if (block.sound() && recipe.earlyAccess() > recipe.development()) {
            block.report(
                    "early-access",
                    "early-access is larger than development, so production accounts would be in early access",
                    "make early-access at most " + Math.round(recipe.development() * 1000) / 10.0 + "%");
        }
        if ((long) recipe.accounts() * recipe.mostJobs() > MOST_JOBS) {
            block.report(
                    "jobs-per-account",
                    "the fleet may have " + (long) recipe.accounts() * recipe.mostJobs() + " stream jobs, more than "
                            + MOST_JOBS,
                    "make accounts or jobs-per-account smaller");
        }
        block.end();
        return recipe;
    }
}
