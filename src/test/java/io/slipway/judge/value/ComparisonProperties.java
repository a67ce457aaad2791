package io.slipway.judge.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.judge.value.DataType.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What must hold of every value and every vector. */
class ComparisonProperties {

    private static final VectorComparison EXACT = new VectorComparison(Tolerance.EXACT, Duration.ZERO);

    @Property
    void everyVectorEqualsItself(@ForAll("vectors") FeatureVector vector) {
        assertThat(EXACT.compare(vector, copy(vector)).values())
                .hasSize(vector.features().size())
                .allSatisfy(found -> assertThat(found.agreement()).isEqualTo(Agreement.MATCH));
    }

    @Property
    void anotherOrderOfFeaturesIsADifference(@ForAll("vectors") FeatureVector vector, @ForAll long seed) {
        List<Feature> shuffled = new ArrayList<>(vector.features());
        Collections.shuffle(shuffled, new Random(seed));
        Assume.that(!shuffled.equals(vector.features()));

        assertThat(EXACT.compare(vector, new FeatureVector(shuffled)).values())
                .anySatisfy(found -> assertThat(found.aspect()).isEqualTo(Discrepancy.Aspect.ORDER));
    }

    @Property
    void anotherOrderOfElementsIsADifference(@ForAll("values") Value first, @ForAll("values") Value second) {
        Assume.that(EXACT.compare(vector(first), vector(second)).values().stream()
                .anyMatch(found -> found.agreement() == Agreement.DIFFERS));

        assertThat(agreement(
                        Tolerance.EXACT,
                        new Value.Sequence(List.of(first, second)),
                        new Value.Sequence(List.of(second, first))))
                .isEqualTo(Agreement.DIFFERS);
    }

    @Property
    void comparesBothWaysAlike(
            @ForAll("values") Value left,
            @ForAll("values") Value right,
            @ForAll @DoubleRange(max = 10) double absolute,
            @ForAll @DoubleRange(max = 0.9) double relative) {
        Tolerance tolerance = new Tolerance(absolute, relative);

        assertThat(agreement(tolerance, left, right)).isEqualTo(agreement(tolerance, right, left));
    }

    @Property
    void toleratesBothWaysAlike(
            @ForAll double left, @ForAll double right, @ForAll @DoubleRange(max = 0.9) double relative) {
        Tolerance tolerance = new Tolerance(0, relative);

        assertThat(tolerance.agreement(left, right)).isEqualTo(tolerance.agreement(right, left));
    }

    @Property
    void growsMoreLenientWithTheTolerance(
            @ForAll double left, @ForAll double right, @ForAll @DoubleRange(max = 0.4) double relative) {
        Agreement strict = new Tolerance(0, relative).agreement(left, right);

        assertThat(new Tolerance(0, relative * 2).agreement(left, right)).isLessThanOrEqualTo(strict);
    }

    @Property
    void neverTakesOneVectorForAnother(@ForAll("vectors") FeatureVector left, @ForAll("vectors") FeatureVector right) {
        boolean same =
                EXACT.compare(left, right).values().stream().allMatch(found -> found.agreement() == Agreement.MATCH);

        assertThat(same).isEqualTo(left.equals(right));
    }

    @Provide
    Arbitrary<FeatureVector> vectors() {
        Arbitrary<Feature> feature = Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d", "e", "f"), values(), Arbitraries.of(true, false))
                .as((name, value, present) -> new Feature(
                        name,
                        DataType.of(Kind.STRING),
                        Status.of(present ? "PRESENT" : "MISSING_DATA"),
                        present ? Optional.of(Instant.EPOCH) : Optional.empty(),
                        value));
        return feature.list().uniqueElements(Feature::name).ofMaxSize(6).map(FeatureVector::new);
    }

    @Provide
    Arbitrary<Value> values() {
        Arbitrary<Value> scalars = Arbitraries.oneOf(
                Arbitraries.just(new Value.Absent()),
                Arbitraries.of(true, false).map(Value.Flag::new),
                Arbitraries.strings().ascii().ofMaxLength(3).map(Value.Text::new),
                Arbitraries.longs().map(Value.Whole::new),
                // Not -0.0, which equals 0.0 though the records differ.
                Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY))
                        .map(number -> new Value.Real(number + 0.0)));
        Arbitrary<List<Value>> lists = scalars.list().ofMaxSize(3);
        return Arbitraries.oneOf(
                scalars,
                lists.map(Value.Sequence::new),
                lists.map(Value.Struct::new),
                Arbitraries.maps(Arbitraries.of("x", "y", "z"), scalars)
                        .map(entries -> new Value.Dictionary(new TreeMap<>(entries))));
    }

    private static FeatureVector copy(FeatureVector vector) {
        return new FeatureVector(List.copyOf(vector.features()));
    }

    private static FeatureVector vector(Value value) {
        return Vectors.of(new Feature("f", DataType.of(Kind.STRING), Status.PRESENT, Optional.empty(), value));
    }

    private static Agreement agreement(Tolerance tolerance, Value left, Value right) {
        return new VectorComparison(tolerance, Duration.ZERO)
                .compare(vector(left), vector(right))
                .values()
                .iterator()
                .next()
                .agreement();
    }
}
