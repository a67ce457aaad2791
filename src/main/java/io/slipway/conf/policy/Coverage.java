package io.slipway.conf.policy;

import static io.slipway.conf.Finding.error;
import static io.slipway.conf.Finding.warning;

import io.slipway.conf.Finding;
import io.slipway.conf.Formats;
import io.slipway.policy.Part;
import io.slipway.policy.Part.Share;
import io.slipway.policy.Stage;
import io.slipway.policy.Stage.Condition;
import io.slipway.policy.Stage.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Whether every account is in exactly one wave, as far as a policy alone tells; names of accounts are for a scenario's lint. */
final class Coverage {

    private final PolicyFile file;
    private final List<Stage> stages;
    private final List<Finding> findings = new ArrayList<>();

    private Coverage(PolicyFile file) {
        this.file = file;
        this.stages = file.policy().stages();
    }

    static List<Finding> findings(PolicyFile file) {
        Coverage coverage = new Coverage(file);
        if (coverage.stages.stream().allMatch(stage -> stage.condition() == Condition.NEVER)) {
            return List.of(warning(
                    file.where("stages"),
                    "the policy never ships",
                    "use it as a yardstick only, or remove when = never"));
        }
        coverage.check(Selection.EARLY_ACCESS);
        coverage.check(Selection.REMAINING);
        return coverage.findings.stream().distinct().toList();
    }

    /** The stages that first bring a build to a group. */
    private List<Integer> waves(Selection group) {
        return IntStream.range(0, stages.size())
                .filter(i -> stages.get(i).condition() != Condition.WHEN_ISSUE_OPEN
                        && stages.get(i).condition() != Condition.NEVER
                        && covers(stages.get(i).accounts(), group))
                .boxed()
                .toList();
    }

    private static boolean covers(Selection accounts, Selection group) {
        return accounts == group || accounts == Selection.ALL;
    }

    private void check(Selection group) {
        String accounts = Formats.written(group);
        List<Integer> waves = waves(group);
        if (waves.isEmpty()) {
            findings.add(error(
                    place(),
                    "no stage updates the " + accounts + " accounts",
                    "add a stage with accounts = " + accounts));
            return;
        }
        boolean named = waves.stream().anyMatch(i -> stages.get(i).part().orElse(null) instanceof Part.Named);
        if (named) {
            return;
        }
        boolean mixed =
                waves.stream().map(i -> stages.get(i).accounts()).distinct().count() > 1;
        if (mixed) {
            again(accounts, waves.get(0), waves.get(1));
            return;
        }
        inOrder(accounts, waves);
    }

    private void inOrder(String accounts, List<Integer> waves) {
        List<Integer> ordered = waves.stream()
                .sorted(Comparator.comparingInt(i -> share(i).from()))
                .toList();
        int reached = 0;
        int last = ordered.get(0);
        for (int i : ordered) {
            if (share(i).from() < reached) {
                again(accounts, Math.min(i, last), Math.max(i, last));
                return;
            }
            missing(accounts, reached, share(i).from());
            reached = share(i).to();
            last = i;
        }
        missing(accounts, reached, Share.WHOLE);
    }

    private Share share(int stage) {
        return stages.get(stage).part().orElse(null) instanceof Share share ? share : new Share(0, Share.WHOLE);
    }

    private void missing(String accounts, int from, int to) {
        if (from < to) {
            String share = new Share(from, to).text();
            String mend = file.origins().knows(file.path() + "." + RampReader.KEY)
                    ? "add steps to the ramp, or give it a larger budget"
                    : "add a stage with share = \"" + share + "\"";
            findings.add(error(place(), "no stage updates " + share + " of the " + accounts + " accounts", mend));
        }
    }

    private void again(String accounts, int first, int second) {
        findings.add(error(
                file.where(second, "accounts"),
                "stage " + stages.get(second).name() + " updates the " + accounts + " accounts again, after stage "
                        + stages.get(first).name(),
                "choose other accounts or another share, or add when = issue-open to repeat it with a patched build"));
    }

    private String place() {
        return file.origins().knows(file.path() + "." + RampReader.KEY)
                ? file.where(RampReader.KEY)
                : file.where("stages");
    }
}
