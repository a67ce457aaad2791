package io.slipway.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the person in front of the process can see.
 *
 * @param colour whether standard output may have colours
 * @param unicode whether it may have more than ASCII
 * @param lively whether standard error may have a line that moves
 */
public record Terminal(boolean colour, boolean unicode, boolean lively) {

    /** A file, a pipe or a test. */
    public static final Terminal NONE = new Terminal(false, false, false);

    /** What this process writes to. */
    public static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean out = isTerminal(1);
        boolean plain = dumb || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(out && !plain, out && charset().equals(StandardCharsets.UTF_8), !dumb && isTerminal(2));
    }

    /** How text is to be encoded for it. */
    public static Charset charset() {
        String name = System.getProperty(
                "stdout.encoding", System.getProperty("sun.stdout.encoding", System.getProperty("native.encoding")));
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }

    /** Linux tells for each stream; elsewhere Java knows only of input and output together. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            return Files.isSymbolicLink(link)
                    ? Files.readSymbolicLink(link).toString().matches("/dev/(pts/|tty|console).*")
                    : hasConsole();
        } catch (IOException unreadable) {
            return hasConsole();
        }
    }

    /** Before JDK 22 there is a console only where there is a terminal; since then each console tells. */
    private static boolean hasConsole() {
        return Optional.ofNullable(System.console())
                .filter(Terminal::isTerminal)
                .isPresent();
    }

    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
