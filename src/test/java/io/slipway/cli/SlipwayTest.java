package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.cli.terminal.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlipwayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "simulate --help",
                "lint --help",
                "bench --help",
                "canary --help",
                "help canary",
                "bench canary --help",
                "judge --help",
                "validate --help",
                "plan --help",
                "account --help",
                "account list --help",
                "help",
                "help simulate"
            })
    void showsExamplesFirstAndFitsEightyColumns(String line) {
        Session session = Session.of(line.split(" "));

        assertThat(session.code()).isEqualTo(Exit.DONE);
        assertThat(session.out()).startsWith("Examples:\n  slipway ");
        assertThat(session.out().lines()).allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(80));
        assertThat(session.err()).isEmpty();
    }

    @Test
    void tellsItsVersion() {
        assertThat(Session.of("--version").out()).startsWith("slipway ").contains(" on Java ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            simulat                                     | unknown command "simulat"; did you mean "simulate"?
            ''                                          | unknown command ""; known here: simulate, compare, explore, replay, drill, lint, plan, apply, judge, canary, validate, bench, serve, release, account, why, help
            simulate                                    | missing required parameter: 'SCENARIO'
            simulate a.conf --hots kernel               | unknown option "--hots"; did you mean "--host"?
            simulate a.conf --raport=a.html             | unknown option "--raport"
            simulate a.conf b.conf                      | one argument too many: "b.conf"
            simulate a.conf --seed x                    | expected a whole number of 64 bits, such as 7, found "x"
            simulate a.conf --weeks 0                   | expected a whole number from 1 to 5200, found "0"
            simulate a.conf --weeks 5201                | expected a whole number from 1 to 5200, found "5201"
            simulate a.conf --host actor                | there is no host "actor"; did you mean "actors"?
            simulate a.conf --pace 5040                 | such as 5040x (a week in two minutes), found "5040"
            simulate a.conf --pace 0x                   | such as 5040x (a week in two minutes), found "0x"
            lint                                        | missing required parameter: 'FILE'
            plan                                        | missing required parameter: 'DIR'
            plan x --workspace prod                     | expected one of development, live, found "prod"
            plan x --today soon                         | expected a date such as 2026-11-25, found "soon"
            account                                     | no command given; choose one of list, show, add, early-access
            account list --runtime new --repositories x | expected a version such as 0.8 or 0.8.3, found "new"
            help nosuch                                 | unknown subcommand 'nosuch'
            bench --accounts -1                         | expected a whole number from 1 to 1000000, found "-1"
            serve --try --week 20s                      | expected a time from 30s to 12h, found "20s"
            drill x.json --length long                  | expected a time from 30s to 12h, found "long"
            release create 1 --build 1.0 --rehearse 2   | expected a time such as 10m, found "2"
            """)
    void saysInOneLineWhatIsWrongWithACommandLine(String line, String what) {
        Session session = Session.of(line.split(" "));

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEmpty();
        assertThat(session.err().lines())
                .singleElement()
                .asString()
                .startsWith("slipway: ")
                .contains(what)
                .contains("(see: slipway help");
    }

    @Test
    void asksForACommand() {
        Session session = Session.of();

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.err().lines()).singleElement().asString().contains("no command given");
    }
}
