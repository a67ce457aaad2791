package io.slipway.server.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.server.node.NodeFile;
import io.slipway.server.node.NodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What config/kubernetes says in several places is the same in all of them. */
class ManifestsTest {

    private static final Path FILE = Path.of("config/kubernetes/slipway.yaml");

    @TempDir
    private Path directory;

    private final List<JsonNode> documents = documents();

    @Test
    void itsConfigurationIsANodesConfiguration() throws IOException {
        NodeSettings settings = settings();

        assertThat(settings.cluster().kubernetes()).isPresent();
        assertThat(settings.cluster().seeds()).isEmpty();
        assertThat(settings.database().isShared()).isTrue();
        assertThat(settings.tokens()).as("who may come in from outside").isNotEmpty();
        assertThat(settings.webhook())
                .as("a table on one node is not what another node serves by")
                .isPresent();
        assertThat(settings.founding()).isPresent();
    }

    @Test
    void itsPortsAreThoseOfTheConfiguration() throws IOException {
        NodeSettings settings = settings();
        NodeSettings.Kubernetes kubernetes = settings.cluster().kubernetes().orElseThrow();

        assertThat(port("http")).isEqualTo(settings.http().port());
        assertThat(port("remoting")).isEqualTo(settings.cluster().port());
        assertThat(port("management")).isEqualTo(kubernetes.port());
        assertThat(named("Service", "slipway").at("/spec/ports/0/port").asInt())
                .isEqualTo(settings.http().port());
        assertThat(named("Service", "slipway").at("/spec/ports/0/targetPort").asText())
                .isEqualTo("http");
    }

    @Test
    void nodesFindThePodsThatItStartsAndMayAskForThem() throws IOException {
        String selector = settings().cluster().kubernetes().orElseThrow().selector();
        String label = "app=" + pod().at("/metadata/labels/app").asText();
        String account = pod().at("/spec/serviceAccountName").asText();

        assertThat(label).isEqualTo(selector);
        assertThat(named("Job", "slipway-schema")
                        .at("/spec/template/metadata/labels/app")
                        .asText())
                .as("a pod that is no node")
                .isNotEqualTo(pod().at("/metadata/labels/app").asText());
        assertThat(named("RoleBinding", "slipway-pods").at("/subjects/0/name").asText())
                .isEqualTo(account);
        assertThat(named("ServiceAccount", account)).isNotNull();
        JsonNode rule = named("Role", "slipway-pods").at("/rules/0");
        assertThat(rule.path("resources")).extracting(JsonNode::asText).containsExactly("pods");
        assertThat(rule.path("verbs")).extracting(JsonNode::asText).containsExactly("get", "list", "watch");
        int replicas = set().at("/spec/replicas").asInt();
        assertThat(settings().cluster().kubernetes().orElseThrow().contacts())
                .as("a majority, so that two halves never both begin")
                .isGreaterThan(replicas / 2)
                .isLessThanOrEqualTo(replicas);
        assertThat(set().at("/spec/podManagementPolicy").asText())
                .as("one by one, the first would wait for others for ever")
                .isEqualTo("Parallel");
    }

    @Test
    void itsProbesAskWhatTheApiAnswers() {
        JsonNode container = pod().at("/spec/containers/0");

        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/ready");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health");
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/health");
        assertThat(pod().at("/spec/terminationGracePeriodSeconds").asInt())
                .as("longer than a node takes to hand over")
                .isGreaterThan(100);
    }

    @Test
    void givesEveryVariableThatTheConfigurationReads() throws IOException {
        String text = text("node.conf");

        for (JsonNode container : List.of(
                pod().at("/spec/containers/0"),
                named("Job", "slipway-schema").at("/spec/template/spec/containers/0"))) {
            assertThat(container.path("env"))
                    .extracting(each -> each.path("name").asText())
                    .allSatisfy(name -> assertThat(text).contains("-from = " + name))
                    .hasSize(text.split("-from = ", -1).length - 1);
        }
    }

    @Test
    void amongThemAMajorityStays() {
        JsonNode budget = named("PodDisruptionBudget", "slipway");

        assertThat(budget.at("/spec/minAvailable").asInt())
                .isGreaterThan(set().at("/spec/replicas").asInt() / 2);
        assertThat(budget.at("/spec/selector/matchLabels/app")).isEqualTo(pod().at("/metadata/labels/app"));
    }

    /** No environment of a test has an address of a pod; a variable that every environment has stands in. */
    private NodeSettings settings() throws IOException {
        Files.writeString(directory.resolve("two-waves.conf"), text("two-waves.conf"));
        Path file = directory.resolve("node.conf");
        Files.writeString(file, text("node.conf").replace("POD_IP", "PATH"));
        return NodeFile.read(file);
    }

    private String text(String name) {
        return named("ConfigMap", "slipway").path("data").path(name).asText();
    }

    private int port(String name) {
        for (JsonNode port : pod().at("/spec/containers/0/ports")) {
            if (port.path("name").asText().equals(name)) {
                return port.path("containerPort").asInt();
            }
        }
        throw new AssertionError("no port is called " + name);
    }

    private JsonNode pod() {
        return set().at("/spec/template");
    }

    private JsonNode set() {
        return named("StatefulSet", "slipway");
    }

    private JsonNode named(String kind, String name) {
        return documents.stream()
                .filter(each -> each.path("kind").asText().equals(kind)
                        && each.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " is called " + name));
    }

    private static List<JsonNode> documents() {
        try {
            List<JsonNode> documents = new ArrayList<>();
            new Yaml(new SafeConstructor(new LoaderOptions()))
                    .loadAll(Files.readString(FILE))
                    .forEach(document -> documents.add(new ObjectMapper().valueToTree(document)));
            return documents;
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
