package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.cli.apply.LocalAccount;
import io.slipway.cli.local.LocalJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyCommandTest {

    private static final String BEFORE = "simulations/repositories/before";
    private static final String AFTER = "simulations/repositories/after";

    @TempDir
    private Path state;

    private Session apply(String directory, String... more) {
        return slipway("apply", directory, more);
    }

    private Session slipway(String command, String directory, String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of(command, directory, "--state", state.toString(), "--today", "2024-04-01"));
        arguments.addAll(List.of(more));
        return Session.of(arguments.toArray(String[]::new));
    }

    private Path journal() {
        return state.resolve("local.jsonl");
    }

    @Test
    void carriesAPlanOutAndPlansNothingMore() {
        Session first = apply(BEFORE);
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("2 streams changed", "modelled, in virtual time");

        assertThat(slipway("plan", BEFORE).out()).contains("Nothing to do");
        assertThat(slipway("plan", AFTER).out()).contains("against the last apply");
        assertThat(apply(AFTER, "--json").document().path("streamsApplied").asInt())
                .isEqualTo(2);
        assertThat(apply(AFTER).out()).contains("0 streams changed");
    }

    @Test
    void refusesAPlanThatIsNotTheOneThatWasSeen() {
        Session stale = apply(BEFORE, "--plan", "0000");

        assertThat(stale.code()).isEqualTo(1);
        assertThat(stale.err()).contains("plan 0000 does not start from what").doesNotContain("\tat ");
    }

    @Test
    void refusesAnEditorWhoSuppressesRecreates() {
        assertThat(apply(BEFORE, "--suppress-recreates").err()).contains("only an owner");
        assertThat(apply(BEFORE, "--suppress-recreates", "--role", "owner").code())
                .isZero();
    }

    @Test
    void finishesWhatAKilledApplyHasLeftWhereverItWasKilled() throws IOException {
        apply(BEFORE);
        int before = lines().size();
        apply(AFTER);
        List<String> all = lines();

        for (int kept = before + 1; kept < all.size(); kept++) {
            String torn = String.join("\n", all.subList(0, kept)) + "\n"
                    + all.get(kept).substring(0, 20);
            Files.writeString(journal(), torn, StandardCharsets.UTF_8);

            if (apply(AFTER).code() == 1) {
                assertThat(slipway("plan", AFTER).err()).contains("was not finished");
                assertThat(apply(AFTER, "--resume").code()).isZero();
            }
            assertThat(slipway("plan", AFTER).out())
                    .as("killed after %d lines", kept)
                    .contains("Nothing to do");
        }
    }

    @Test
    void refusesWhileAnotherProcessApplies() {
        apply(BEFORE);

        try (LocalJournal other = LocalAccount.open(journal()).orElseThrow()) {
            assertThat(apply(AFTER).code()).isEqualTo(1);
            assertThat(apply(AFTER).err()).contains("another process is applying");
        }
        assertThat(apply(AFTER).code()).isZero();
    }

    @Test
    void saysInOneLineThatAJournalIsSpoilt() throws IOException {
        apply(BEFORE);
        Files.writeString(journal(), "rubbish\n", StandardCharsets.UTF_8);

        Session spoilt = apply(AFTER);

        assertThat(spoilt.code()).isEqualTo(2);
        assertThat(spoilt.err().lines())
                .filteredOn(line -> !line.contains("warning"))
                .hasSize(1);
    }

    @Test
    void hasNothingToResume() {
        assertThat(apply(BEFORE, "--resume").code()).isEqualTo(1);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(journal(), StandardCharsets.UTF_8);
    }
}
