package io.slipway.cli.terminal;

import io.slipway.conf.InvalidFile;
import io.slipway.conf.Likeness;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one line for each problem, and the exit code. */
public final class Complaints
        implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {

    private final Invocation invocation;

    public Complaints(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        String what = wrong instanceof UnmatchedArgumentException unmatched
                ? unknown(command, unmatched.getUnmatched())
                : firstLower(String.valueOf(wrong.getMessage())
                        .replaceAll("\\s*\\R\\s*", " ")
                        .replaceAll("\\.$", ""));
        say(command.getErr(), what + " (see: " + helpFor(command.getCommandSpec()) + ")");
        return Exit.BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return tell(failure, command.getErr());
    }

    /** Says what happened on the stream for errors, and returns the exit code. */
    public int tell(Throwable failure, PrintWriter err) {
        if (failure instanceof InvalidFile invalid) {
            invalid.findings().forEach(finding -> err.println(finding));
            err.flush();
            return Exit.BAD_INPUT;
        } else if (failure instanceof Complaint complaint) {
            say(err, String.valueOf(complaint.getMessage()));
            return complaint.exitCode();
        } else if (causeIsLackOfMemory(failure)) {
            say(err, "not enough memory; give Java more with -Xmx, or simulate fewer accounts");
            return Exit.UNREACHABLE;
        }
        return tellBug(failure, err);
    }

    private int tellBug(Throwable failure, PrintWriter err) {
        boolean told = failure instanceof Unexpected;
        Throwable cause = told ? Optional.ofNullable(failure.getCause()).orElse(failure) : failure;
        String command = failure instanceof Unexpected unexpected ? unexpected.command() : invocation.text();
        String message = String.valueOf(cause.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        say(
                err,
                "a mistake in Slipway: " + cause.getClass().getSimpleName() + ": " + message
                        + "; please report it with this command: " + command
                        + (invocation.isDebug() ? "" : " (add --debug for the details)"));
        if (invocation.isDebug()) {
            cause.printStackTrace(err);
            err.flush();
        }
        return Exit.BUG;
    }

    private static void say(PrintWriter err, String line) {
        err.println(Invocation.NAME + ": " + line);
        err.flush();
    }

    private static String unknown(CommandLine command, List<String> unmatched) {
        String word = unmatched.get(0);
        CommandSpec spec = command.getCommandSpec();
        boolean option = word.startsWith("-") && word.length() > 1;
        if (!option && spec.subcommands().isEmpty()) {
            return "one argument too many: \"" + word + "\"";
        }
        List<String> known = option
                ? spec.options().stream()
                        .filter(other -> !other.hidden())
                        .flatMap(other -> List.of(other.names()).stream())
                        .toList()
                : List.copyOf(spec.subcommands().keySet());
        String bare = word.replaceFirst("=.*", "");
        return "unknown " + (option ? "option" : "command") + " \"" + bare + "\"; " + Likeness.mend(bare, known);
    }

    private static String helpFor(CommandSpec spec) {
        return spec.parent() == null ? Invocation.NAME + " help" : Invocation.NAME + " help " + spec.name();
    }

    /** The library begins its sentences with a capital; after the name of the program there is none. */
    private static String firstLower(String sentence) {
        return sentence.isEmpty() || sentence.startsWith("--")
                ? sentence
                : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static boolean causeIsLackOfMemory(Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
