package io.slipway.driver.validation;

import io.slipway.policy.CellId;
import io.slipway.policy.CellRunner;
import io.slipway.train.CellOutcome;
import io.slipway.train.Evidence.RunCell;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a shell command in a session of its own and reads its exit code. When it ends, is out of time or is stopped, everything it started
 * ends with it: asked first (SIGTERM), made to after the patience (SIGKILL).
 *
 * @param logLimit bytes of output to keep
 * @param patience from SIGTERM to SIGKILL
 */
record CommandRunner(CellFiles files, int logLimit, Duration patience) implements AttemptRunner {

    private static final String BY = "command";
    private static final String MARK = "SLIPWAY_ATTEMPT_ID";

    /** Not what a shell expands by itself. */
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\{([a-z]+)}");

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /** EX_TEMPFAIL of sysexits.h. */
    private static final int TEMPORARY = 75;

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int SIGNALED = 128;
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    @Override
    public CellFinding run(RunCell attempt) throws InterruptedException {
        try {
            endLeftovers(attempt);
            Path log = files.newLog(attempt);
            String id = UUID.randomUUID().toString();
            Process process = start(attempt, id);
            ProcessFamily family = new ProcessFamily(process.pid(), MARK + "=" + id);
            try {
                files.remember(attempt, family);
                return watched(attempt, process, family, log);
            } finally {
                endAtAnyRate(family);
                files.forget(attempt);
            }
        } catch (IOException failed) {
            return CellFinding.inconclusive(BY, "cannot be run: " + failed.getMessage());
        }
    }

    private void endLeftovers(RunCell attempt) throws IOException, InterruptedException {
        Optional<ProcessFamily> left = files.remembered(attempt);
        if (left.isPresent()) {
            left.get().end(patience);
            files.forget(attempt);
        }
    }

    private static void endAtAnyRate(ProcessFamily family) throws InterruptedException {
        if (!family.members().isEmpty()) {
            family.end(Duration.ZERO);
        }
    }

    private static Process start(RunCell attempt, String id) throws IOException {
        CellRunner.Command command = (CellRunner.Command) attempt.cell().runner();
        List<String> words = new ArrayList<>();
        if (onPath("setsid")) {
            words.add("setsid");
        }
        words.addAll(List.of("sh", "-c", filled(command.template(), values(attempt))));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        values(attempt)
                .forEach((name, value) -> builder.environment().put("SLIPWAY_" + name.toUpperCase(Locale.ROOT), value));
        builder.environment().put(MARK, id);
        return builder.start();
    }

    private CellFinding watched(RunCell attempt, Process process, ProcessFamily family, Path log)
            throws InterruptedException {
        CompletableFuture<String> output = new CompletableFuture<>();
        Thread pump = new Thread(
                () -> pump(process, log, output), "log of " + attempt.cell().id());
        pump.setDaemon(true);
        pump.start();
        boolean ended;
        try {
            ended = process.waitFor(attempt.cell().timeLimit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            family.end(patience);
            throw stop;
        }
        int left = family.end(ended ? Duration.ZERO : patience);
        Optional<String> digest = digest(output);
        String note = ended
                ? note(process.exitValue())
                        + (left > 0 ? "; it left " + left + " processes behind, which were ended" : "")
                : "out of time after " + attempt.cell().timeLimit().toSeconds() + "s; " + left
                        + " processes were ended";
        CellOutcome outcome = ended ? outcome(process.exitValue()) : CellOutcome.TIMED_OUT;
        return new CellFinding(outcome, BY, note, Optional.of(log.toString()), digest);
    }

    private void pump(Process process, Path log, CompletableFuture<String> output) {
        try {
            output.complete(new CappedLog(log, logLimit).fill(process.getInputStream()));
        } catch (IOException broken) {
            output.completeExceptionally(broken);
        }
    }

    /** Empty if the log could not be written whole. */
    private static Optional<String> digest(CompletableFuture<String> output) throws InterruptedException {
        try {
            return Optional.of(output.get(LAST_WORDS.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException unfinished) {
            return Optional.empty();
        }
    }

    static CellOutcome outcome(int exitCode) {
        return switch (exitCode) {
            case 0 -> CellOutcome.PASS;
            case TEMPORARY, NOT_EXECUTABLE, NOT_FOUND, SIGNALED + SIGKILL, SIGNALED + SIGTERM ->
                CellOutcome.INCONCLUSIVE;
            default -> CellOutcome.FAIL;
        };
    }

    static String note(int exitCode) {
        return switch (exitCode) {
            case TEMPORARY -> "exit code 75: it does not know";
            case NOT_EXECUTABLE -> "exit code 126: the command cannot be executed";
            case NOT_FOUND -> "exit code 127: there is no such command";
            case SIGNALED + SIGKILL -> "killed by somebody else (SIGKILL), perhaps for lack of memory";
            case SIGNALED + SIGTERM -> "stopped by somebody else (SIGTERM)";
            default -> exitCode > SIGNALED ? "crashed with signal " + (exitCode - SIGNALED) : "exit code " + exitCode;
        };
    }

    private static Map<String, String> values(RunCell attempt) {
        CellId cell = attempt.cell().id();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("release", attempt.release());
        values.put("build", attempt.build().label());
        values.put("suite", cell.suite());
        values.put("cloud", cell.cloud());
        values.put("platform", cell.platform());
        values.put("attempt", Integer.toString(attempt.attempt()));
        return values;
    }

    /** Values become single words of the shell, whatever is in them. */
    static String filled(String template, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(Optional.ofNullable(values.get(match.group(1)))
                        .map(CommandRunner::word)
                        .orElse(match.group())));
    }

    private static String word(String text) {
        return text.matches("[A-Za-z0-9_./:=@%+,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static boolean onPath(String program) {
        for (String directory :
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
