package io.slipway.study.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Chromium without a window and without a network. */
final class Browser {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int SECONDS = 120;

    private final String program;
    private final Path directory;

    private Browser(String program, Path directory) {
        this.program = program;
        this.directory = directory;
    }

    /** Skips the test where there is none. */
    static Browser in(Path directory) {
        Optional<String> program = program();
        assumeTrue(program.isPresent(), "no Chromium here: nothing can be drawn (apt-get install chromium)");
        return new Browser(program.orElseThrow(), directory);
    }

    private static Optional<String> program() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** The document as it is once its scripts have run. */
    String dom(Path page) throws IOException, InterruptedException {
        return run("--virtual-time-budget=5000", "--dump-dom", page.toUri().toString());
    }

    /** What a person sees. */
    BufferedImage picture(Path page, int wide, int high, String... options) throws IOException, InterruptedException {
        Path picture = Files.createTempFile(directory, "page", ".png");
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(List.of(
                "--hide-scrollbars",
                "--virtual-time-budget=5000",
                "--window-size=" + wide + "," + high,
                "--screenshot=" + picture,
                page.toUri().toString()));
        run(words.toArray(String[]::new));
        @Nullable BufferedImage read = ImageIO.read(picture.toFile());
        assertThat(read).as("a picture of " + page).isNotNull();
        return Optional.ofNullable(read).orElseThrow();
    }

    private String run(String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + Files.createTempDirectory(directory, "profile")));
        words.addAll(List.of(options));
        Path out = Files.createTempFile(directory, "out", ".txt");
        Process process = new ProcessBuilder(words)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as("the browser is done within " + SECONDS + " s")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(out);
    }
}
