package io.slipway.simulation.scenario;

import io.slipway.account.AccountKind;
import io.slipway.account.JobSpec;
import io.slipway.conf.Block;
import io.slipway.conf.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Reads one account. */
final class AccountReader {

    private AccountReader() {}

    static AccountSpec account(Block block) {
        String name = block.get("name", Formats.NAME);
        AccountKind kind = block.get("kind", Formats.choice(AccountKind.class));
        boolean early = block.get("early-access", Formats.FLAG);
        if (early && kind == AccountKind.PRODUCTION) {
            block.report(
                    "early-access",
                    "production account \"" + name + "\" cannot be in early access",
                    "write kind = development, or early-access = false");
        }
        Optional<String> repository = block.find("repository", Formats.TEXT);
        List<JobSpec> jobs = jobs(block);
        if (repository.isPresent() && !jobs.isEmpty()) {
            block.report(
                    "jobs",
                    "account \"" + name + "\" has a repository, and jobs beside it",
                    "leave jobs out: the repository declares them");
        }
        AccountSpec account = new AccountSpec(name, kind, early && kind == AccountKind.DEVELOPMENT, jobs, repository);
        block.end();
        return account;
    }

    private static List<JobSpec> jobs(Block block) {
        if (!block.isList("jobs")) {
            return IntStream.rangeClosed(1, block.get("jobs", Written.JOBS).most())
                    .mapToObj(number -> new JobSpec("stream-" + number, Optional.empty()))
                    .toList();
        }
        List<JobSpec> jobs = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Block element : block.elementsNamed("jobs", "name")) {
            JobSpec job = new JobSpec(element.get("name", Formats.NAME), element.find("pinned", Written.BUILD));
            element.end();
            if (!names.add(job.name())) {
                element.report("name", "two jobs are called \"" + job.name() + "\"", "give each job its own name");
            }
            jobs.add(job);
        }
        return jobs;
    }
}
