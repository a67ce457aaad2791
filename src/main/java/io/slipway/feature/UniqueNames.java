package io.slipway.feature;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One name, one object, of whatever kind. */
final class UniqueNames implements Rule {

    @Override
    public void check(Asked asked, Consumer<Problem> report) {
        SortedMap<String, Integer> seen = new TreeMap<>();
        for (FeatureObject object : asked.declaration().objects()) {
            int occurrence = seen.merge(object.name(), 1, Integer::sum);
            if (occurrence > 1) {
                report.accept(new Problem(
                        Code.DUPLICATE_NAME,
                        Optional.of(new Problem.Subject(object.name(), occurrence, Optional.empty())),
                        "a second object is called " + object.name(),
                        "give it another name, or remove it"));
            }
        }
    }
}
