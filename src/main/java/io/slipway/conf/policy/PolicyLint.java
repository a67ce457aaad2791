package io.slipway.conf.policy;

import static io.slipway.conf.Finding.error;
import static io.slipway.conf.Finding.warning;

import io.slipway.conf.Finding;
import io.slipway.policy.HandoffRules;
import io.slipway.policy.SoakRules;
import io.slipway.policy.Stage;
import io.slipway.policy.Stage.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds plans that can be read and cannot work. What depends on the fleet or on the world is for a scenario's lint. */
public final class PolicyLint {

    /** Between a wave and its re-release a patch must be made and pass the gates. */
    private static final Duration PATCH_TIME = Duration.ofHours(4);

    private final PolicyFile file;
    private final List<Stage> stages;
    private final List<Finding> findings = new ArrayList<>();

    private PolicyLint(PolicyFile file) {
        this.file = file;
        this.stages = file.policy().stages();
    }

    /** What is wrong, in the order of the checks; empty if nothing is. */
    public static List<Finding> findings(PolicyFile file) {
        PolicyLint lint = new PolicyLint(file);
        lint.findings.addAll(Coverage.findings(file));
        IntStream.range(0, lint.stages.size()).forEach(lint::checkStage);
        lint.checkHandoff();
        lint.checkSoak();
        return List.copyOf(lint.findings);
    }

    private void checkStage(int index) {
        Stage stage = stages.get(index);
        switch (stage.condition()) {
            case WHEN_ISSUE_OPEN -> checkReRelease(index);
            case NEVER -> {
                return;
            }
            case UNLESS_REGRESSION -> {
                if (index == 0) {
                    findings.add(warning(
                            file.where(index, "unless"),
                            "stage " + name(index) + " is the first of the week, so no regression can be known",
                            "remove unless = regression"));
                }
            }
            case ALWAYS -> {
                if (index > 0) {
                    findings.add(warning(
                            file.where(index, "name"),
                            "stage " + name(index) + " goes on even if an earlier stage found a regression",
                            "add unless = regression"));
                }
            }
        }
        if (stage.day().getValue() > 4) {
            findings.add(warning(
                    file.where(index, "day"),
                    "stage " + name(index) + " is on a " + stage.day() + ", with the weekend ahead",
                    "choose a day from MONDAY to THURSDAY"));
        }
    }

    private void checkReRelease(int index) {
        Stage stage = stages.get(index);
        List<Stage> repeated = stages.subList(0, index).stream()
                .filter(earlier -> earlier.wave() == stage.wave())
                .toList();
        if (repeated.isEmpty()) {
            findings.add(error(
                    file.where(index, "when"),
                    "stage " + name(index) + " repeats a wave, and no stage before it has the same accounts",
                    "move it after that stage, or remove when = issue-open"));
            return;
        }
        Duration time = between(repeated.get(repeated.size() - 1), stage);
        if (time.compareTo(PATCH_TIME) < 0) {
            findings.add(warning(
                    file.where(index, "window"),
                    "stage " + name(index) + " closes " + time.toMinutes()
                            + " minutes after the stage it repeats opens: no patch will be ready",
                    "put it on a later day"));
        }
    }

    /** From the first account that can show an issue to the last moment at which a patch is of use. */
    private static Duration between(Stage wave, Stage reRelease) {
        return Duration.ofDays((long) reRelease.day().getValue() - wave.day().getValue())
                .plus(Duration.between(wave.window().opens(), reRelease.window().closes()));
    }

    private void checkHandoff() {
        HandoffRules rules = file.policy().handoff();
        Duration probing = rules.probeEvery().multipliedBy(rules.probes());
        if (probing.compareTo(rules.timeout()) >= 0) {
            findings.add(error(
                    file.where("handoff.timeout"),
                    "no handoff can succeed: " + rules.probes() + " probes take " + probing.toSeconds()
                            + "s, and it times out after " + rules.timeout().toSeconds() + "s",
                    "make timeout longer than " + probing.toSeconds() + "s"));
        }
    }

    private void checkSoak() {
        if (file.policy().soak().isEmpty()) {
            return;
        }
        SoakRules rules = file.policy().soak().get();
        List<Stage> gated = stages.stream()
                .filter(stage -> stage.condition() == Condition.UNLESS_REGRESSION)
                .toList();
        if (gated.isEmpty()) {
            findings.add(warning(
                    file.where("signals"),
                    "signals are watched, and no stage waits for what they say",
                    "add unless = regression to a stage"));
        }
        for (Stage stage : gated) {
            Duration window = stage.window().length();
            if (rules.deadline().compareTo(window) >= 0) {
                findings.add(error(
                        file.where("signals.deadline"),
                        "the soak before stage " + stage.name() + " may last "
                                + rules.deadline().toMinutes() + " minutes into its window, which is "
                                + window.toMinutes() + " minutes long",
                        "make deadline shorter than " + window.toMinutes() + "m"));
            }
        }
    }

    private String name(int stage) {
        return stages.get(stage).name();
    }
}
