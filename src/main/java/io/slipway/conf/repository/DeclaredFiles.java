package io.slipway.conf.repository;

import io.slipway.conf.Finding;
import io.slipway.conf.InvalidFile;
import io.slipway.conf.Likeness;
import io.slipway.feature.Declaration;
import io.slipway.feature.Field;
import io.slipway.feature.PlatformCatalogue;
import io.slipway.feature.Problem;
import io.slipway.feature.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A declared repository and where its files say so.
 *
 * @param root the directory, for what stands nowhere else
 */
public record DeclaredFiles(String root, Declaration declaration, Places places) {

    /**
     * Asks every rule.
     *
     * @return the warnings, in the order of the rules
     * @throws InvalidFile with all errors, if there is one
     */
    public List<Finding> check(PlatformCatalogue catalogue, LocalDate today) {
        return sorted(Rules.check(declaration, catalogue, today));
    }

    /** The warnings among problems, with their places; the errors are thrown as one {@link InvalidFile}. */
    public List<Finding> sorted(List<Problem> problems) {
        List<Finding> errors = problems.stream()
                .filter(Problem::isError)
                .limit(Collected.MOST)
                .map(this::finding)
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidFile(errors);
        }
        return problems.stream().map(this::finding).toList();
    }

    private Finding finding(Problem problem) {
        String what = problem.what() + " [" + problem.code() + "]";
        String mend = problem.unknown()
                .flatMap(unknown -> Likeness.nearest(unknown.found(), unknown.known()))
                .map(word -> "did you mean \"" + word + "\"?")
                .orElse(problem.mend());
        String where =
                problem.subject().flatMap(places::of).map(Place::toString).orElse(root);
        return problem.isError() ? Finding.error(where, what, mend) : Finding.warning(where, what, mend);
    }

    /** Where objects and their fields stand. */
    record Places(Map<String, List<YamlBlock>> blocks) {

        void add(String object, YamlBlock block) {
            blocks.computeIfAbsent(object, any -> new ArrayList<>()).add(block);
        }

        Optional<Place> of(Problem.Subject subject) {
            List<YamlBlock> declared = blocks.getOrDefault(subject.object(), List.of());
            if (declared.size() < subject.occurrence()) {
                return Optional.empty();
            }
            YamlBlock block = declared.get(subject.occurrence() - 1);
            return Optional.of(
                    subject.field().map(Field::written).map(block::placeOf).orElse(block.place()));
        }
    }
}
