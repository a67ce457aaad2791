package io.slipway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One seed is one journal in every JVM: whatever the collector, the compiler and the Java version, with entities crashing. */
class FreshJvmTest {

    private static final List<String> SERIAL = List.of("-XX:+UseSerialGC");
    private static final List<String> PARALLEL = List.of("-XX:+UseParallelGC");
    private static final List<String> G1 = List.of("-XX:+UseG1GC");
    private static final List<String> FIRST_COMPILER = List.of("-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1");
    private static final List<String> ODD_HASHES =
            List.of("-XX:+UseSerialGC", "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=3", "-Xshare:off");

    @Test
    void repeatsItselfInAFreshJvm() throws Exception {
        String accounts = "100";

        String here = RunDigest.of(Integer.parseInt(accounts), HostKind.KERNEL);

        assertThat(digest(ownJava(), ODD_HASHES, accounts, HostKind.ACTORS)).isEqualTo(here);
    }

    /** 2,000 accounts of 5 jobs are 12,000 actors. */
    @Tag("thorough")
    @Test
    void repeatsItselfWithTwelveThousandActorsInFiveFreshJvms() throws Exception {
        String accounts = "2000";
        List<String> digests = new ArrayList<>();

        for (List<String> options : List.of(SERIAL, PARALLEL, G1, FIRST_COMPILER, ODD_HASHES)) {
            digests.add(digest(ownJava(), options, accounts, HostKind.ACTORS));
        }
        Optional<Path> newer = javaOf("25");
        if (newer.isPresent()) {
            digests.add(digest(newer.get(), G1, accounts, HostKind.ACTORS));
            digests.add(digest(newer.get(), SERIAL, accounts, HostKind.KERNEL));
        }
        digests.add(digest(ownJava(), G1, accounts, HostKind.KERNEL));

        assertThat(digests).hasSizeGreaterThanOrEqualTo(6).containsOnly(digests.get(0));
    }

    private static String digest(Path java, List<String> options, String accounts, HostKind host) throws Exception {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx2g"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), RunDigest.class.getName(), accounts, host.name()));
        Path printed = Files.createTempFile("slipway", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        String last = Files.readString(printed).strip();
        assertThat(process.exitValue()).as(last).isZero();
        return last.substring(last.lastIndexOf('\n') + 1);
    }

    private static Path ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** A JDK of this feature version beside the one that runs the tests; empty where there is none. */
    private static Optional<Path> javaOf(String feature) throws IOException {
        Path homes = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> candidates = Files.list(homes)) {
            return candidates
                    .filter(home -> isOf(home.resolve("release"), feature))
                    .map(home -> home.resolve("bin").resolve("java"))
                    .filter(Files::isExecutable)
                    .sorted()
                    .findFirst();
        }
    }

    private static boolean isOf(Path release, String feature) {
        try {
            return Files.isRegularFile(release) && Files.readString(release).contains("JAVA_VERSION=\"" + feature);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
