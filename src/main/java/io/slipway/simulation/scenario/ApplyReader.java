package io.slipway.simulation.scenario;

import io.slipway.account.Applicant;
import io.slipway.conf.Block;
import io.slipway.conf.Defaults;
import io.slipway.conf.Formats;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.Reading;
import io.slipway.conf.repository.CatalogueReader;
import io.slipway.conf.repository.DeclaredFiles;
import io.slipway.conf.repository.RepositoryReader;
import io.slipway.feature.FeatureRepository;
import io.slipway.feature.PlatformCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads what members of accounts apply, and the repositories that they apply: directories beside the scenario file. */
final class ApplyReader {

    private final Reading reading;
    private final Path folder;
    private final LocalDate start;
    private final int weeks;

    ApplyReader(Reading reading, Path file, LocalDate start, int weeks) {
        this.reading = reading;
        this.folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of(""));
        this.start = start;
        this.weeks = weeks;
    }

    /** In the order of time, what accounts have applied before the scenario begins first. */
    List<ScheduledApply> applies(Block root, Fleet fleet) {
        List<ScheduledApply> applies = new ArrayList<>();
        for (AccountSpec account : fleet.listed()) {
            account.repository()
                    .flatMap(directory -> repository(root, "fleet", directory, start))
                    .ifPresent(declared -> applies.add(new ScheduledApply(
                            start.atStartOfDay(), account.name(), declared, Applicant.Role.OWNER, false)));
        }
        for (Block block : root.blocks("applies", Defaults.of("apply"))) {
            apply(block, fleet).ifPresent(applies::add);
            block.end();
        }
        applies.sort(Comparator.comparing(ScheduledApply::at));
        return applies;
    }

    private Optional<ScheduledApply> apply(Block block, Fleet fleet) {
        LocalDateTime at = ScriptReader.at(block, start, weeks);
        String account = block.get("account", Formats.NAME);
        Applicant.Role by = block.get("by", Formats.choice(Applicant.Role.class));
        boolean suppress = block.get("suppress-recreates", Formats.FLAG);
        String directory = block.get("repository", Formats.TEXT);
        boolean known = fleet.listed().stream().anyMatch(spec -> spec.name().equals(account))
                || fleet.generate().stream().anyMatch(recipe -> recipe.makes(account));
        if (block.sound() && !known) {
            block.report("account", "the fleet has no account \"" + account + "\"", "name one of fleet.accounts");
        }
        return block.sound()
                ? repository(block, "repository", directory, at.toLocalDate())
                        .map(declared -> new ScheduledApply(at, account, declared, by, suppress))
                : Optional.empty();
    }

    private Optional<FeatureRepository> repository(Block block, String key, String directory, LocalDate today) {
        Path path = folder.resolve(directory).normalize();
        if (!Files.isDirectory(path)) {
            block.report(key, "there is no directory " + path, "name a feature repository beside the scenario file");
            return Optional.empty();
        }
        PlatformCatalogue catalogue = CatalogueReader.example();
        try {
            DeclaredFiles files = RepositoryReader.read(
                    path, new RepositoryReader.Options(Optional.empty(), Optional.empty(), catalogue));
            files.check(catalogue, today);
            return Optional.of(files.declaration().repository());
        } catch (InvalidFile invalid) {
            reading.include(invalid);
            return Optional.empty();
        }
    }
}
