package io.slipway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house style, where it can be counted or searched for. */
class TidyTest {

    private static final int MEDIAN_BELOW = 80;
    private static final int LINES_AT_MOST = 400;

    @Test
    void keepsMostFilesShort() {
        List<Integer> lengths = Sources.java(Sources.MAIN).stream()
                .map(file -> Sources.lines(file).size())
                .sorted()
                .toList();

        assertThat(lengths.get(lengths.size() / 2))
                .as("median of lines per file, because when it grows a noun is missing")
                .isLessThan(MEDIAN_BELOW);
    }

    @Test
    void keepsEveryFileReadable() {
        List<Path> tooLong = Sources.java().stream()
                .filter(file -> Sources.lines(file).size() > LINES_AT_MOST)
                .toList();

        assertThat(tooLong).as("files that nobody reads in one sitting").isEmpty();
    }

    @Test
    void namesTypesByWhatTheyAre() {
        Pattern vague = Pattern.compile("\\b(class|interface|record|enum) \\w*"
                + "(Manager|Helper|Utils?|Impl|Handler|Processor|Service|Data|Info)\\b");

        assertThat(linesThat(vague.asPredicate()))
                .as("an ending that fits any type tells nothing of this one: the glossary has the noun")
                .isEmpty();
    }

    @Test
    void leavesNothingForLater() {
        Pattern marks = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

        assertThat(linesThat(marks.asPredicate()))
                .as("a note that nobody will read: open an issue, or do it now")
                .isEmpty();
    }

    @Test
    void switchesNoRuleOff() {
        Pattern switches = Pattern.compile("@Dis" + "abled|@Arch" + "Ignore|spotless:" + "off|CHECKSTYLE" + ":OFF"
                + "|SuppressWarnings\\(.*\"(all|Null" + "Away)\"");

        assertThat(linesThat(switches.asPredicate()))
                .as("a rule that does not hold everywhere is no rule")
                .isEmpty();
    }

    @Test
    void neverSleepsInATest() {
        assertThat(linesThat(Pattern.compile("Thread\\.sle" + "ep|TimeUnit.*\\.sle" + "ep")
                        .asPredicate()))
                .as("a sleep is a guess about somebody else's machine: wait for the thing itself")
                .noneMatch(line -> line.startsWith(Sources.TEST.toString()));
    }

    @Test
    void introducesEveryPackage() {
        List<Path> strangers = Sources.java(Sources.MAIN_JAVA).stream()
                .map(Path::getParent)
                .distinct()
                .filter(directory -> !isIntroduced(directory))
                .toList();

        assertThat(strangers)
                .as("packages without a package-info that says in Javadoc what they are for and is @NullMarked")
                .isEmpty();
    }

    private static boolean isIntroduced(Path directory) {
        Path file = directory.resolve("package-info.java");
        if (!Files.exists(file)) {
            return false;
        }
        String text = String.join("\n", Sources.lines(file));
        boolean captioned =
                Pattern.compile("\\A/\\*\\*[\\s*]*[A-Z][^*]{10,}").matcher(text).find();
        return captioned && text.contains("\n@NullMarked\n");
    }

    private static List<String> linesThat(Predicate<String> match) {
        return Sources.java().stream().flatMap(file -> matches(file, match)).toList();
    }

    private static Stream<String> matches(Path file, Predicate<String> match) {
        List<String> lines = Sources.lines(file);
        return IntStream.range(0, lines.size())
                .filter(i -> match.test(lines.get(i)))
                .mapToObj(i -> file + ":" + (i + 1) + ": " + lines.get(i).strip());
    }
}
