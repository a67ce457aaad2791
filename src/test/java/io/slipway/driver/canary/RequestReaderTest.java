package io.slipway.driver.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.conf.InvalidFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private static final String PARAMS = "{\"workspaceName\":\"prod\",\"featureServiceName\":\"fraud\","
            + "\"joinKeyMap\":{\"user_id\":\"A1\",\"ad_id\":\"9007199254740993\"},"
            + "\"requestContextMap\":{\"amount\":500.10},\"requestOptions\":{\"readFromCache\":true,\"other\":1},"
            + "\"metadataOptions\":{\"includeNames\":false}}";

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {PARAMS, "{\"params\":" + PARAMS + "}"})
    void asksWithoutCacheAndWithAllMetadata(String line) throws Exception {
        Request request = new RequestReader().read(7, line);

        JsonNode params = Json.tree(text(request)).path("params");
        assertThat(params.at("/requestOptions/readFromCache").toString()).isEqualTo("false");
        assertThat(params.at("/requestOptions/writeToCache").toString()).isEqualTo("false");
        assertThat(List.of("includeNames", "includeDataTypes", "includeServingStatus", "includeEffectiveTimes"))
                .allSatisfy(option -> assertThat(
                                params.path("metadataOptions").path(option).toString())
                        .isEqualTo("true"));
        assertThat(text(request)).contains("\"amount\":500.10", "\"9007199254740993\"", "\"other\":1");
        assertThat(request.sample().service()).isEqualTo("prod/fraud");
        assertThat(request.sample().keys()).isEqualTo("user_id=A1 ad_id=9007199254740993");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            nonsense                                             | is no JSON
            {} {}                                                | is no JSON
            []                                                   | is no JSON object
            {"params":[]}                                        | "params" is no object
            {}                                                   | has no workspaceName
            {"workspaceName":"w"}                                | names no feature service
            {"workspaceName":"w","featureServiceName":"a","featureServiceId":"b"} | has both
            {"workspaceName":"w","featureServiceName":7}         | has no featureServiceName
            {"workspaceName":"w","featureServiceName":"a"}       | has no joinKeyMap
            {"workspaceName":"w","featureServiceName":"a","joinKeyMap":{"k":[]}} | the join key "k" is no scalar
            """)
    void namesTheLineThatIsNoRequest(String line, String what) throws IOException {
        Path file = Files.writeString(directory.resolve("r.jsonl"), "\n" + line + "\n" + PARAMS + "\n");
        List<String> complaints = new ArrayList<>();

        try (RequestFile requests = RequestFile.open(file, complaints::add)) {
            assertThat(requests.next().map(next -> next.sample().line())).contains(3L);
            assertThat(requests.next()).isEmpty();
            assertThat(requests.malformed()).isEqualTo(1);
        }
        assertThat(complaints).singleElement().asString().startsWith(file + ":2: " + what);
    }

    @Test
    void namesALineThatIsTooLongOrNotUtf8() throws IOException {
        Path file = directory.resolve("r.jsonl");
        Files.write(file, new byte[] {(byte) 0xff, '\n'});
        Files.writeString(file, "x".repeat(3 << 20) + "\n" + PARAMS, java.nio.file.StandardOpenOption.APPEND);
        List<String> complaints = new ArrayList<>();

        try (RequestFile requests = RequestFile.open(file, complaints::add)) {
            assertThat(requests.next()).isPresent();
        }
        assertThat(complaints).hasSize(2);
        assertThat(complaints.get(0)).contains(":1: is not UTF-8");
        assertThat(complaints.get(1)).contains(":2: is longer than");
    }

    @Test
    void endsAfterTooManyMalformedLines() throws IOException {
        Path file = Files.writeString(directory.resolve("r.jsonl"), "nonsense\n".repeat(1_000));
        List<String> complaints = new ArrayList<>();

        try (RequestFile requests = RequestFile.open(file, complaints::add)) {
            assertThatThrownBy(requests::next)
                    .isInstanceOf(InvalidFile.class)
                    .hasMessageContaining(":101: more than 100 lines are no requests");
        }
        assertThat(complaints).hasSize(101);
    }

    private static String text(Request request) {
        StringBuilder text = new StringBuilder();
        request.body().subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer buffer) {
                text.append(StandardCharsets.UTF_8.decode(buffer));
            }

            @Override
            public void onError(Throwable failure) {
                throw new AssertionError(failure);
            }

            @Override
            public void onComplete() {}
        });
        assertThat(Optional.of(text)).isPresent();
        return text.toString();
    }
}
