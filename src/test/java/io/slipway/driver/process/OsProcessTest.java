package io.slipway.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OsProcessTest {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path STAT = Path.of("/proc/self/stat");

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.isReadable(BOOT), "only Linux tells in which boot and at which tick a process began");
    }

    @Test
    void knowsAProcessByItsBootAndItsStart() throws IOException {
        assertThat(OsProcess.parse(record(boot(), stat()), Instant.now()))
                .hasValueSatisfying(self -> assertThat(self.isAlive()).isTrue());
    }

    @Test
    void isNotMistakenForAnEarlierProcessOfTheSameNumber() throws IOException {
        String earlier = stat().replaceFirst("(\\(.*\\)(?: \\S+){19}) \\S+", "$1 1");
        assertThat(OsProcess.parse(record(boot(), earlier), Instant.now()))
                .hasValueSatisfying(other -> assertThat(other.isAlive()).isFalse());
        assertThat(OsProcess.parse(record("another-boot", stat()), Instant.now()))
                .hasValueSatisfying(other -> assertThat(other.isAlive()).isFalse());
    }

    @Test
    void isStillKnownWhenItCouldNotReadWhichBootItIs() throws IOException {
        assertThat(OsProcess.parse(record("", stat()), Instant.now()))
                .hasValueSatisfying(self -> assertThat(self.isAlive()).isTrue());
        assertThat(OsProcess.parse(record("", ""), Instant.now()))
                .hasValueSatisfying(self -> assertThat(self.isAlive()).isTrue());
    }

    @Test
    void isNotKnownBeforeItsRecordIsWhole() {
        assertThat(OsProcess.parse("", Instant.now())).isEmpty();
        assertThat(OsProcess.parse("12", Instant.now())).isEmpty();
    }

    private static String record(String boot, String stat) {
        return ProcessHandle.current().pid() + " " + boot + " " + stat + "\n";
    }

    private static String boot() throws IOException {
        return Files.readString(BOOT).strip();
    }

    private static String stat() throws IOException {
        return Files.readString(STAT).strip();
    }
}
