package io.slipway.cli.repository;

import io.slipway.conf.repository.CatalogueReader;
import io.slipway.feature.PlatformCatalogue;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What every command that looks into feature repositories needs to know of the platform and the day. */
public final class RepositoryOptions {

    @Option(
            names = "--catalogue",
            paramLabel = "F.conf",
            description = "What the platform offers: minors, runtimes, environments (default: an example of what was"
                    + " published; plan --catalogue-example shows it).")
    private Optional<Path> catalogue = Optional.empty();

    @Option(
            names = "--today",
            paramLabel = "2026-11-25",
            converter = Day.class,
            description = "The day for which ends of support and backfills are reckoned (default: this day, UTC).")
    private Optional<LocalDate> today = Optional.empty();

    public PlatformCatalogue catalogue() {
        return catalogue.map(CatalogueReader::read).orElseGet(CatalogueReader::example);
    }

    public LocalDate today() {
        return today.orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    }

    /** A date. */
    static final class Day implements ITypeConverter<LocalDate> {

        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (java.time.DateTimeException none) {
                throw new TypeConversionException("expected a date such as 2026-11-25, found \"" + text + "\"");
            }
        }
    }
}
