package io.slipway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.cluster.journal.Database;
import io.slipway.server.node.Node;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal in which a later version has written what this one does not know. */
class NewerJournalTest {

    private static final String EVENT = "INSERT INTO \"event_journal\" (\"persistence_id\", \"sequence_number\","
            + " \"writer\", \"write_timestamp\", \"adapter_manifest\", \"event_payload\", \"event_ser_id\","
            + " \"event_ser_manifest\") SELECT \"persistence_id\", MAX(\"sequence_number\") + 1, 'later',"
            + " MAX(\"write_timestamp\"), '', ?, 740001, ? FROM \"event_journal\""
            + " WHERE \"persistence_id\" = ? GROUP BY \"persistence_id\"";

    @TempDir
    private Path directory;

    @Test
    void stopsOneEntityAndNothingElse() throws SQLException {
        try (Node node = Scratch.node(directory, List.of())) {
            register(node, "acme");
            register(node, "zoo");
            await().until(() -> get(node, "/v1/accounts/zoo").contains("at_rest"));
            await().until(() -> get(node, "/v1/accounts/acme").contains("at_rest"));
        }
        write("account/acme", "account.Teleported", "{\"type\":\"Teleported\",\"to\":\"mars\"}");
        write("account/acme", "account.UpdateFailed", "{\"type\":\"UpdateFailed\",\"order\":\"beyond numbers\"}");

        try (Node node = Scratch.node(directory, List.of())) {
            assertThat(get(node, "/health")).isEqualTo("alive\n");
            assertThat(get(node, "/ready")).isEqualTo("ready\n");
            assertThat(get(node, "/v1/accounts/acme"))
                    .contains("account.UpdateFailed that this version cannot read", "run the version that wrote it");
            assertThat(get(node, "/v1/accounts/zoo")).contains("at_rest").doesNotContain("unreadable");
            assertThat(get(node, "/v1/platform")).contains("\"unreadable\":{\"account/acme\"");
            assertThat(get(node, "/metrics"))
                    .contains(
                            "slipway_events_unreadable_total 2",
                            "slipway_entity_unreadable{entity=\"account/acme\"} 1");

            register(node, "later");
            await().until(() -> get(node, "/v1/accounts/later").contains("at_rest"));
        }
    }

    private void write(String entity, String manifest, String payload) throws SQLException {
        try (Connection connection = DriverManager.getConnection(Database.embedded(directory), "sa", "");
                PreparedStatement event = connection.prepareStatement(EVENT)) {
            event.setBytes(1, payload.getBytes(StandardCharsets.UTF_8));
            event.setString(2, manifest);
            event.setString(3, entity);
            assertThat(event.executeUpdate()).isEqualTo(1);
        }
    }

    private static void register(Node node, String account) {
        var response = Scratch.send(Scratch.post(
                node,
                "/v1/accounts",
                "{\"account\":\"" + account + "\",\"kind\":\"development\",\"jobs\":[{\"name\":\"clicks\"}]}"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private static String get(Node node, String path) {
        return Scratch.send(Scratch.to(node, path)).body();
    }
}
