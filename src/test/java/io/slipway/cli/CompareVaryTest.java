package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code compare --vary}. */
class CompareVaryTest {

    private static final String WORLD = "simulations/a-week-with-defects.conf";
    private static final String CHANCE = "releases.random-defects.chance=0..1/3";

    @TempDir
    private Path directory;

    /** Without defects three stages are sooner than two waves two days apart; with many they are canceled more often. */
    @Test
    void findsWhereAPolicyBreaksEven() {
        Session session = vary("--vary", CHANCE, "--replications", "25", "--figure", "behind", "--json");

        assertThat(session.code()).isEqualTo(Exit.DONE);
        JsonNode document = session.document();
        assertThat(document.path("points")).hasSize(3);
        assertThat(document.at("/points/0/means/1/againstFirst/high").asDouble())
                .isNegative();
        assertThat(document.at("/points/2/means/1/againstFirst/low").asDouble()).isPositive();
        assertThat(document.path("breakEvens")).hasSize(1);
        assertThat(document.at("/breakEvens/0/at").asDouble()).isBetween(0.05, 0.6);
    }

    @Test
    void tellsItAsATableAndASentence() {
        Session session = vary("--vary", CHANCE, "--replications", "5", "--figure", "behind");

        assertThat(session.out())
                .contains("releases.random-defects.chance  two-waves  95 % interval  three-stages")
                .contains("three-stages breaks even with two-waves on behind at releases.random-defects.chance = ")
                .endsWith("Again  slipway compare two-waves three-stages --scenario " + WORLD + " --vary " + CHANCE
                        + " --replications 5 --figure behind\n");
    }

    @Test
    void drawsAMapOfTwoParameters() throws IOException {
        Path report = directory.resolve("map.html");

        Session session = vary(
                "--vary",
                CHANCE,
                "--vary",
                "fleet.generate.accounts=10..20/2",
                "--replications",
                "3",
                "--report",
                report.toString());

        assertThat(session.code()).isEqualTo(Exit.DONE);
        assertThat(Files.readString(report))
                .contains("\"kind\":\"heat\"")
                .contains("three-stages minus two-waves")
                .contains("\"cells\":[[0,0,");
    }

    @Test
    void refusesWhatItCannotVary() {
        assertThat(vary("--vary", "world.start-failur=0..1/3").err())
                .contains("unknown key \"start-failur\" in world")
                .contains("start-failure");
        assertThat(vary("--vary", "world.start-failure=1..0/3").err()).contains("expected PATH=FROM..TO/COUNT");
        assertThat(vary("--vary", "policy.concurrency=1..9/3").err()).contains("is of the policy");
        assertThat(vary("--vary", CHANCE, "--vary", CHANCE).err()).contains("twice for one parameter");
        assertThat(vary("--vary", "world.start-failure=0..2/3").code()).isEqualTo(Exit.BAD_INPUT);
    }

    private static Session vary(String... arguments) {
        List<String> words = new ArrayList<>(List.of("compare", "two-waves", "three-stages", "--scenario", WORLD));
        words.addAll(Arrays.asList(arguments));
        return Session.of(words.toArray(String[]::new));
    }
}
