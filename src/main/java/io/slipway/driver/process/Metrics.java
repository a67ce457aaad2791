package io.slipway.driver.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a process tells about itself, as Prometheus text, over HTTP or in a file that it renews. */
final class Metrics {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A file that was not renewed for so long tells of a process that hangs. */
    private static final Duration FRESH = Duration.ofSeconds(15);

    private static final int LIMIT = 1 << 20;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** The text at an address; empty if nobody answers in time. */
    Optional<String> text(String address) {
        try {
            if (address.startsWith("file:")) {
                Path file = Path.of(address.substring("file:".length()));
                boolean fresh = Files.getLastModifiedTime(file)
                        .toInstant()
                        .isAfter(Instant.now().minus(FRESH));
                return fresh && Files.size(file) <= LIMIT ? Optional.of(Files.readString(file)) : Optional.empty();
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                String text = new String(body.readNBytes(LIMIT), StandardCharsets.UTF_8);
                return response.statusCode() == 200 ? Optional.of(text) : Optional.empty();
            }
        } catch (IOException silent) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The first sample of a metric, with or without labels. */
    static Optional<Double> sample(String text, String name) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(name))
                .filter(line -> line.length() > name.length() && " {\t".indexOf(line.charAt(name.length())) >= 0)
                .map(line -> line.substring(line.indexOf('}') < 0 ? name.length() : line.indexOf('}') + 1)
                        .strip()
                        .split("\\s+", 2)[0])
                .flatMap(number -> parsed(number).stream())
                .findFirst();
    }

    private static Optional<Double> parsed(String number) {
        try {
            return Optional.of(Double.valueOf(number)).filter(value -> !value.isNaN());
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }
}
