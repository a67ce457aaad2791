package io.slipway.simulation.scenario;

import io.slipway.account.AccountKind;
import io.slipway.account.JobSpec;
import io.slipway.machine.Build;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A fleet by its proportions.
 *
 * @param accounts how many
 * @param fewestJobs the least number of stream jobs of an account
 * @param mostJobs the greatest; the number is uniform in between
 * @param development share of development accounts, 0 to 1
 * @param earlyAccess share of the whole fleet in wave 1, 0 to {@code development}
 * @param pinned share of pinned stream jobs, 0 to 1
 * @param pinnedTo the runtime these are pinned to
 * @param prefixes what the names of accounts begin with, dealt out in turn; none if there are none
 */
public record FleetRecipe(
        int accounts,
        int fewestJobs,
        int mostJobs,
        double development,
        double earlyAccess,
        double pinned,
        Build pinnedTo,
        List<String> prefixes) {

    public FleetRecipe {
        prefixes = List.copyOf(prefixes);
    }

    /** Successive multiples of it, modulo 1, fill the unit interval evenly (Weyl's sequence with the golden ratio). */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** The accounts: each depends on the seed and its own number only, so a larger fleet repeats the smaller one. */
    public Stream<AccountSpec> accounts(long seed) {
        return IntStream.rangeClosed(1, accounts).mapToObj(number -> account(seed, number));
    }

    /** The name of an account by its number, from 1; padded with zeros so that names sort by number. */
    public String name(int number) {
        int digits = Math.max(4, Integer.toString(accounts).length());
        String prefix = prefixes.isEmpty() ? "" : prefixes.get((number - 1) % prefixes.size());
        return String.format(Locale.ROOT, "%saccount-%0" + digits + "d", prefix, number);
    }

    /** Whether one of its accounts has this name. */
    public boolean makes(String name) {
        if (!name.matches("(.*-)?account-[0-9]{4,9}")) {
            return false;
        }
        int number = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
        return number >= 1 && number <= accounts && name(number).equals(name);
    }

    private AccountSpec account(long seed, int number) {
        double place = place(seed, number);
        String entity = "account-" + number;
        int jobs = fewestJobs + (int) (Draw.of(seed, entity, "jobs") * (mostJobs - fewestJobs + 1));
        List<JobSpec> specs = IntStream.rangeClosed(1, jobs)
                .mapToObj(job -> job(seed, entity, job))
                .toList();
        AccountKind kind = place < development ? AccountKind.DEVELOPMENT : AccountKind.PRODUCTION;
        return new AccountSpec(name(number), kind, place < earlyAccess, specs, Optional.empty());
    }

    private JobSpec job(long seed, String account, int number) {
        boolean isPinned = Draw.of(seed, account + "/stream-" + number, "pinned") < pinned;
        return new JobSpec("stream-" + number, isPinned ? Optional.of(pinnedTo) : Optional.empty());
    }

    /** Evenly spread rather than independent, so that a share of 10 % of 20 accounts is about 2 and not, by bad luck, none. */
    private static double place(long seed, int number) {
        double turn = Draw.of(seed, "fleet", "kind") + number * GOLDEN;
        return turn - Math.floor(turn);
    }
}
