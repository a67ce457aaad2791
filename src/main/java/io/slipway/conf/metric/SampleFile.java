package io.slipway.conf.metric;

import io.slipway.conf.InvalidFile;
import io.slipway.judge.metric.Samples;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads samples from a CSV file in long form: a header with the columns {@code metric} and {@code value} among any others, then one
 * row for each sample. Memory is bounded by the number of metrics in the plan, not by the file.
 */
public final class SampleFile {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setTrim(true).setIgnoreEmptyLines(true).get();
    private static final int COLUMNS = 100;

    private final Path file;
    private final SampleBuilder builder;
    private int metricColumn;
    private int valueColumn;
    private int columns;

    private SampleFile(Path file, Set<String> metrics) {
        this.file = file;
        this.builder = new SampleBuilder(metrics);
    }

    /**
     * Reads a file.
     *
     * @param metrics whose samples are wanted; others are left out
     * @param progress is told the bytes read so far, now and then
     * @throws InvalidFile if it is no CSV text with that header
     */
    public static Samples read(Path file, Set<String> metrics, LongConsumer progress) {
        if (Files.isDirectory(file)) {
            throw new InvalidFile(file.toString(), "is a directory", "name a .csv file in it");
        } else if (!Files.exists(file)) {
            throw new InvalidFile(file.toString(), "no such file", "check the path");
        } else if (!Files.isReadable(file)) {
            throw new InvalidFile(file.toString(), "cannot be read", "check its permissions");
        }
        return new SampleFile(file, new TreeSet<>(metrics)).read(progress);
    }

    private Samples read(LongConsumer progress) {
        try (BoundedReader text = new BoundedReader(open(), progress);
                CSVParser parser = CSVParser.parse(text, FORMAT)) {
            boolean headed = false;
            for (CSVRecord row : parser) {
                text.rowEnded();
                if (headed) {
                    take(row);
                } else {
                    header(row);
                    headed = true;
                }
            }
            if (!headed) {
                throw wrong(1, "is empty", "begin with the line: metric,timestamp,value");
            }
            return builder.samples();
        } catch (IOException | UncheckedIOException | IllegalStateException unreadable) {
            throw wrong(
                    0,
                    reason(unreadable),
                    "give a CSV text in UTF-8 with rows such as: latency,2026-11-24T22:00:00Z,12.5");
        }
    }

    private Reader open() throws IOException {
        return new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private void header(CSVRecord row) {
        List<String> names = row.stream()
                .limit(COLUMNS)
                .map(name -> name.replace("\ufeff", "").strip().toLowerCase(Locale.ROOT))
                .toList();
        metricColumn = names.indexOf("metric");
        valueColumn = names.indexOf("value");
        columns = row.size();
        if (metricColumn < 0 || valueColumn < 0) {
            throw wrong(
                    1,
                    "has no header with the columns \"metric\" and \"value\"",
                    "begin with the line: metric,timestamp,value");
        }
    }

    private void take(CSVRecord row) {
        if (row.size() != columns) {
            builder.malformed(row.size() > metricColumn ? row.get(metricColumn) : "", "wrong column count");
        } else {
            builder.take(row.get(metricColumn), row.get(valueColumn));
        }
    }

    private InvalidFile wrong(int line, String what, String mend) {
        return new InvalidFile(line > 0 ? file + ":" + line : file.toString(), what, mend);
    }

    private static String reason(Exception unreadable) {
        Throwable cause = unreadable;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof java.nio.charset.CharacterCodingException) {
            return "is not UTF-8 text";
        }
        return cause instanceof BoundedReader.Refused refused
                ? String.valueOf(refused.getMessage())
                : "is not CSV: " + String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    }
}
