package io.slipway.cli.terminal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How Slipway was called.
 *
 * @param program what to write before the arguments to call it again: {@code java -jar target/slipway.jar}
 * @param arguments as given
 */
public record Invocation(String program, List<String> arguments) {

    /** What it calls itself. */
    public static final String NAME = "slipway";

    public Invocation {
        arguments = List.copyOf(arguments);
    }

    /** The same call by someone who runs the same program. */
    public static Invocation ofProcess(String... arguments) {
        String classPath = System.getProperty("java.class.path", "");
        String program = classPath.endsWith(".jar") && classPath.indexOf(java.io.File.pathSeparatorChar) < 0
                ? "java -jar " + quoted(classPath)
                : NAME;
        return new Invocation(program, List.of(arguments));
    }

    /** The command line as typed. */
    public String text() {
        return line(arguments);
    }

    /** A command line of the same program with other arguments. */
    public String line(List<String> others) {
        return program + others.stream().map(Invocation::quoted).collect(Collectors.joining(" ", " ", ""));
    }

    /** Whether stack traces are wanted. */
    public boolean isDebug() {
        return arguments.contains("--debug");
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
