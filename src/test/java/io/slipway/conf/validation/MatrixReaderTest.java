package io.slipway.conf.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.conf.InvalidFile;
import io.slipway.conf.policy.PolicyReader;
import io.slipway.policy.CellId;
import io.slipway.policy.CellRunner;
import io.slipway.policy.MatrixCell;
import io.slipway.policy.MatrixCell.Feeds;
import io.slipway.policy.ValidationMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixReaderTest {

    private static final String GOOD = """
            validation {
              clouds = [ aws, gcp ], platforms = [ emr, snowflake ]
              exclude = [ "gcp/emr" ]
              suites = [
                { name = fast, command = "run {build}", retries = 2, cells = [ { on = "*/snowflake", required = false, posted = true } ] }
                { name = samples, feeds = sample-workloads, webhook { url = "https://ci.example/x", token-variable = T }, exclude = [ "gcp/*" ] }
              ]
            }
            """;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void readsCellsWithWhatIsDifferentOnSomePairs() throws IOException {
        ValidationMatrix matrix = MatrixReader.read(file(GOOD));

        assertThat(matrix.name()).isEqualTo("m");
        assertThat(matrix.cells())
                .extracting(cell -> cell.id().toString())
                .containsExactly(
                        "fast/aws/emr",
                        "fast/aws/snowflake",
                        "fast/gcp/snowflake",
                        "samples/aws/emr",
                        "samples/aws/snowflake");
        assertThat(matrix.cell(CellId.parse("fast/aws/emr")))
                .contains(new MatrixCell(
                        CellId.parse("fast/aws/emr"),
                        Feeds.VALIDATION_SUITE,
                        true,
                        new CellRunner.Command("run {build}"),
                        Duration.ofHours(1),
                        2,
                        Duration.ofSeconds(30)));
        MatrixCell other = matrix.cell(CellId.parse("fast/gcp/snowflake")).orElseThrow();
        assertThat(other.required()).isFalse();
        assertThat(other.runner()).isEqualTo(new CellRunner.Posted());
        assertThat(other.retries()).isEqualTo(2);
        assertThat(matrix.cell(CellId.parse("samples/aws/emr")).orElseThrow().runner())
                .isEqualTo(new CellRunner.Webhook(
                        "https://ci.example/x",
                        Optional.of("T"),
                        Optional.empty(),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            command = "run {build}"   | comand = "run {build}"           | 5 | did you mean "command"?
            command = "run {build}",  | ''                               | 5 | add command
            retries = 2               | retries = -1                     | 5 | from 0 to 20
            retries = 2               | posted = true                    | 5 | remove one of them
            "*/snowflake"             | "azure/*"                        | 5 | none of the supported pairs
            "gcp/emr"                 | "gcp/eks"                        | 3 | no pair of these
            "gcp/emr"                 | "gcpemr"                         | 3 | with * for any
            [ aws, gcp ]              | []                               | 2 | there are no clouds
            [ aws, gcp ]              | [ aws, aws ]                     | 2 | twice
            name = samples            | name = fast                      | 6 | own name
            https://ci.example/x      | ftp://ci.example/x               | 6 | http or https
            retries = 2               | required = false                 | 4 | anything would pass
            feeds = sample-workloads  | feeds = serving-canary           | 6 | one of validation-suite
            """)
    void namesTheLineAndTheMend(String right, String wrong, int line, String mend) throws IOException {
        Path file = file(GOOD.replace(right, wrong));

        assertThatThrownBy(() -> MatrixReader.read(file))
                .isInstanceOfSatisfying(
                        InvalidFile.class,
                        invalid -> assertThat(invalid.findings()).anySatisfy(finding -> {
                            assertThat(finding.where()).isEqualTo(file + ":" + line);
                            assertThat(finding.toString()).contains(mend);
                        }));
    }

    @Test
    void isFoundFromThePolicyThatNamesIt() throws IOException {
        file(GOOD);
        String policy = Files.readString(Path.of("simulations/policies/two-waves.conf"));
        Path file = directory.resolve("p.conf");
        Files.writeString(file, policy.replaceFirst("name = two-waves", "name = p, validation = m.conf"));

        assertThat(PolicyReader.read(file).policy().validation().orElseThrow().name())
                .isEqualTo("m");
        Files.writeString(file, policy.replaceFirst("name = two-waves", "name = p, validation = none.conf"));
        assertThatThrownBy(() -> PolicyReader.read(file)).hasMessageContaining("there is no file");
    }

    @Test
    void readsTheSample() {
        assertThat(MatrixReader.read(Path.of("simulations/validation/matrix.conf"))
                        .cells())
                .hasSize(22);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("m.conf"), text);
    }
}
