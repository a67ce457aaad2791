package io.slipway.conf.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.conf.InvalidFile;
import io.slipway.feature.DeclaredStream;
import io.slipway.feature.FeatureRepository;
import io.slipway.machine.Build;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryReaderTest {

    private static final String STREAM = "kind: stream_feature_view\nname: v\nsource: s\nonline: true\n";

    @TempDir
    private Path directory = Path.of("");

    /** DOMAIN 4.2: the object's own, else the default of its kind, else none. */
    @ParameterizedTest
    @CsvSource({"0.8.1,0.8.2,0.8.1", "'',0.8.2,0.8.2", "0.8.1,'',0.8.1", "'','',"})
    void takesTheRuntimeOfTheObjectThenOfItsKindThenNone(String own, String kinds, String effective) {
        Written.file(directory, "repo.yaml", kinds.isEmpty() ? "" : defaults("stream_feature_view", kinds));

        FeatureRepository repository = Written.repository(directory, STREAM + (own.isEmpty() ? "" : runtime(own)));

        assertThat(repository.streamJobs())
                .containsExactly(
                        new DeclaredStream("v", Optional.ofNullable(effective).map(Build::new)));
    }

    @Test
    void leavesTheDefaultOfAnotherKindAlone() {
        Written.file(directory, "repo.yaml", defaults("batch_feature_view", "0.8.2"));

        assertThat(Written.repository(directory, STREAM).streamJobs())
                .containsExactly(new DeclaredStream("v", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.8    | 0.8
            "0.8"  | 0.8
            0.8.1  | 0.8.1
            "0.10" | 0.10
            1.0    | 1.0
            0.10   | is the bare number 0.10, which YAML reads as 0.1; quote it
            1.10   | is the bare number 1.10, which YAML reads as 1.1; quote it
            1.20   | is the bare number 1.20, which YAML reads as 1.2; quote it
            0.77   | is the bare number 0.77, which is no known minor; quote it
            1      | is the bare number 1, which is no known minor; quote it
            1e1    | quote it
            latest | must be a version, found "latest"
            [ 0 ]  | must be a version, found a list
            ~      | must be a version, found nothing
            """)
    void takesABareNumberForAVersionOnlyWhereNothingIsLost(String written, String outcome) {
        String document = STREAM + "tecton_materialization_runtime: " + written + "\n";

        if (outcome.matches("[0-9.]+")) {
            assertThat(Written.repository(directory, document)
                            .streamJobs()
                            .get(0)
                            .runtime())
                    .contains(new Build(outcome));
        } else {
            assertThatThrownBy(() -> Written.repository(directory, document))
                    .isInstanceOf(InvalidFile.class)
                    .hasMessageStartingWith(directory.resolve("view.yaml") + ":5: ")
                    .hasMessageContaining(outcome);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: stream_feature_vew        | 1 | did you mean "stream_feature_view"?
            nmae: v                         | 2 | did you mean "name"?
            name: a b                       | 2 | must be a name
            online: yes                     | 4 | must be true or false, found "yes"
            watermark: 10                   | 5 | write for example watermark: 1d
            owner:                          | 5 | found nothing
            tags: x                         | 5 | must be a mapping
            join_keys: user_id              | 5 | must be a list
            features: [ { nam: a } ]        | 5 | did you mean "name"?
            batch_compute: flink            | 5 | must be spark or rift
            feature_start_time: 2024-13-01  | 5 | must be a date
            online: true                    | 5 | is given twice
            owner: &a b                     | 5 | write the value out
            owner: !x b                     | 5 | remove the tag
            """)
    void namesTheLineAndTheMend(String line, int number, String mend) {
        String[] lines = (STREAM + " ").split("\n");
        lines[number - 1] = line;

        assertThatThrownBy(() -> Written.repository(directory, String.join("\n", lines)))
                .isInstanceOf(InvalidFile.class)
                .hasMessageContaining(directory.resolve("view.yaml") + ":" + number + ": ")
                .hasMessageContaining(mend);
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        Written.file(directory, "repo.yaml", "defaults:\n  feature_tabel: {}\n");
        Written.file(directory, "a.yaml", "kind: feature_service\nname: a\nx: 1\n---\nkind: nonsense\n");

        assertThatThrownBy(() -> Written.repository(directory, STREAM + "y: 1\n"))
                .hasMessageContaining("repo.yaml:2: ")
                .hasMessageContaining("a.yaml:3: ")
                .hasMessageContaining("a.yaml:5: ")
                .hasMessageContaining("view.yaml:5: ");
    }

    @Test
    void readsFilesInDirectoriesAndOtherConfigs() {
        Written.file(directory, "head.yaml", "\ufeff" + Written.HEAD);
        Written.file(directory.resolve("deep/er"), "v.yml", STREAM);
        Written.file(directory.resolve(".hidden"), "v.yaml", "nonsense");
        Path config = Written.file(directory, "mine.yaml", defaults("stream_feature_view", "0.8.1"));

        FeatureRepository repository = RepositoryReader.read(
                        directory,
                        new RepositoryReader.Options(Optional.of(config), Optional.empty(), CatalogueReader.example()))
                .declaration()
                .repository();

        assertThat(repository.streamJobs()).containsExactly(new DeclaredStream("v", Optional.of(new Build("0.8.1"))));
    }

    private static String defaults(String kind, String runtime) {
        return "defaults:\n  " + kind + ": { tecton_materialization_runtime: \"" + runtime + "\" }\n";
    }

    private static String runtime(String version) {
        return "tecton_materialization_runtime: \"" + version + "\"\n";
    }
}
