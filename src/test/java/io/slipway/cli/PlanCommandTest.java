package io.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.cli.terminal.Exit;
import io.slipway.conf.repository.SchemaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

    private static final String BEFORE = "simulations/repositories/before";
    private static final String AFTER = "simulations/repositories/after";
    private static final String DAY = "2024-11-01";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void showsWhatTheMoveToAnotherRuntimeWouldDo() {
        Session session = Session.of("plan", AFTER, "--against", BEFORE, "--account", "acme", "--today", DAY);

        assertThat(session.code()).isEqualTo(Exit.DONE);
        assertThat(session.out().lines())
                .startsWith("--- Plan of account acme, workspace prod (live), against " + BEFORE + " ---")
                .contains(
                        "  + create  batch feature view merchant_refunds",
                        "    materialization: 4 backfills, 1 recurring batch job",
                        "  ~ restart stream (checkpoints re-used)  stream feature view user_clicks",
                        "    tecton_materialization_runtime: 0.8.3 -> 0.9.3",
                        "  ~ restart stream (checkpoints invalidated)  stream feature view merchant_taps",
                        "    watermark: 10m -> 30m",
                        "Note     2 streams restart without downtime, 1 of them without their checkpoints",
                        "Summary  1 to create, 4 to update, 2 unchanged");
        assertThat(session.err())
                .contains(
                        AFTER + "/views.yaml:37: warning: runtime 0.8.0 (merchant_taps) is supported until 2024-12-12");
    }

    @Test
    void tellsTheSameInJson() {
        JsonNode plan = Session.of("plan", AFTER, "--against", BEFORE, "--json", "--today", DAY)
                .document();

        assertThat(plan.path("plan_id").asText()).hasSize(32);
        assertThat(plan.path("object_diffs").findValuesAsText("transition_type"))
                .containsExactly("CREATE", "UPDATE", "UPDATE", "UPDATE", "UPDATE");
        JsonNode clicks = plan.path("object_diffs").path(2);
        assertThat(clicks.path("object_metadata").path("name").asText()).isEqualTo("user_clicks");
        assertThat(clicks.path("object_metadata").path("object_type").asText()).isEqualTo("stream_feature_view");
        assertThat(clicks.path("stream_restart_type").asText()).isEqualTo("RESTART_STREAM_REUSE_CHECKPOINTS");
        assertThat(clicks.path("property_diffs").path(0).path("new").asText()).isEqualTo("0.9.3");
        assertThat(plan.path("stream_changes").findValuesAsText("action")).containsExactly("HAND_OFF", "HAND_OFF");
        assertThat(plan.path("warnings").findValuesAsText("what")).anyMatch(what -> what.contains("SDK_NEAR_ITS_END"));
    }

    @Test
    void hasNothingToDoWhereNothingChanged() {
        Session session = Session.of("plan", BEFORE, "--against", BEFORE, "--today", DAY);

        assertThat(session.code()).isEqualTo(Exit.DONE);
        assertThat(session.out())
                .contains("What is applied is what is declared.")
                .contains("Summary  Nothing to do: 6 unchanged");
    }

    @Test
    void plansNoJobsForADevelopmentWorkspace() {
        Session session = Session.of("plan", BEFORE, "--workspace", "development", "--today", DAY);

        assertThat(session.out()).contains("workspace prod (development)").doesNotContain("Jobs ");
    }

    @Test
    void reportsEveryBrokenRuleWithItsPlace() throws IOException {
        copy(BEFORE);
        Files.writeString(directory.resolve("repo.yaml"), "defaults: {}\n");
        Files.writeString(
                directory.resolve("more.yaml"),
                "kind: feature_service\nname: s\nfeature_views: [ user_cliks ]\n---\nkind: feature_service\nname: s\n");

        Session session = Session.of("plan", directory.toString(), "--today", DAY);

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEmpty();
        assertThat(session.err().lines())
                .anyMatch(line -> line.startsWith(directory.resolve("views.yaml") + ":1: ")
                        && line.contains("[RUNTIME_REQUIRED]"))
                .anyMatch(line -> line.startsWith(directory.resolve("views.yaml") + ":16: ")
                        && line.contains("[RUNTIME_REQUIRED]"))
                .anyMatch(line -> line.startsWith(directory.resolve("more.yaml") + ":3: ")
                        && line.endsWith("did you mean \"user_clicks\"?"))
                .anyMatch(line ->
                        line.startsWith(directory.resolve("more.yaml") + ":5: ") && line.contains("[DUPLICATE_NAME]"));
    }

    @Test
    void refusesWhatMustNotBeDestroyed() throws IOException {
        copy(BEFORE);
        Path views = directory.resolve("views.yaml");
        Files.writeString(views, Files.readString(views).replace("name: age, type: int64", "name: age, type: string"));

        Session session = Session.of("plan", directory.toString(), "--against", BEFORE, "--today", DAY);

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.err()).contains("user_profile would be recreated").contains("[DESTROY_PREVENTED]");
    }

    @Test
    void readsAnotherCatalogue() throws IOException {
        Path catalogue = Files.writeString(
                directory.resolve("mine.conf"), "train = [ \"0.8\" ]\nruntimes = [ \"0.8.3\" ]\nruntims = []\n");

        Session session = Session.of("plan", BEFORE, "--catalogue", catalogue.toString());

        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.err()).isEqualTo(catalogue + ":3: unknown key \"runtims\"; did you mean \"runtimes\"?\n");
    }

    @Test
    void showsItsSchemaAndItsCatalogue() {
        assertThat(Session.of("plan", "--schema").out()).isEqualTo(SchemaText.text());
        assertThat(Session.of("plan", "--catalogue-example").out()).contains("train = [");
    }

    @Test
    void listsWhoBlocksTheRetirementOfARuntime() {
        Session blocked =
                Session.of("account", "list", "--runtime", "0.8", "--repositories", "simulations/repositories");
        Session free = Session.of("account", "list", "--runtime", "1.0", "--repositories", "simulations/repositories");

        assertThat(blocked.code()).isEqualTo(Exit.NO);
        assertThat(blocked.out())
                .contains("user_clicks")
                .endsWith("Runtime 0.8 cannot retire: 2 of 4 accounts block it: after, before\n");
        assertThat(free.code()).isEqualTo(Exit.DONE);
        assertThat(free.out()).isEqualTo("Runtime 1.0 can retire: none of 4 accounts has jobs on it.\n");
    }

    private void copy(String repository) throws IOException {
        for (String file : new String[] {"repository.yaml", "repo.yaml", "views.yaml"}) {
            Files.copy(Path.of(repository, file), directory.resolve(file));
        }
    }
}
