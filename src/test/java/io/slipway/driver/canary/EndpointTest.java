package io.slipway.driver.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.conf.InvalidFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://acme.example,          https://acme.example/api/v1/feature-service/get-features
            http://127.0.0.1:8080/,        http://127.0.0.1:8080/api/v1/feature-service/get-features
            HTTP://[::1]:8080,             HTTP://[::1]:8080/api/v1/feature-service/get-features
            https://acme.example/x/get,    https://acme.example/x/get
            """)
    void knowsThePath(String written, String address) {
        assertThat(Endpoint.of(written).address()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.example",
                "ftp://acme.example",
                "http://",
                "http:///x",
                "http://user:secret@acme.example",
                "http://acme.example/?a=b",
                "http://acme.example/#x",
                "http://acme.example:0",
                "http://acme.example:70000",
                "http://acme example",
                ""
            })
    void refusesWhatIsNoAddress(String written) {
        assertThatThrownBy(() -> Endpoint.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected an address")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://acme.example,true",
        "https://acme.example,false",
        "http://localhost:1,false",
        "http://127.0.0.1,false",
        "http://[::1],false"
    })
    void knowsWhoCanListen(String written, boolean open) {
        assertThat(Endpoint.of(written).isOpenToEavesdroppers()).isEqualTo(open);
    }

    @Test
    void keepsAKeyToItself(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), "s3cr3t\n");

        assertThat(ApiKey.of(file)).asString().doesNotContain("s3cr3t");
        assertThat(ApiKey.of(file).header()).isEqualTo("Tecton-key s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "two\nlines", "caf\u00e9"})
    void refusesWhatIsNoKey(String text) {
        assertThatThrownBy(() -> ApiKey.of("key.txt", text))
                .isInstanceOf(InvalidFile.class)
                .hasMessageStartingWith("key.txt: holds no API key");
    }
}
