package io.slipway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;

/** Methods that make a run unrepeatable, called or referred to. Written {@code package.Class.method}. */
final class Targets {

    private static final List<String> AMBIENT = List.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.lang.System.console",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.identityHashCode",
            "java.lang.System.nanoTime",
            "java.time.ZoneId.systemDefault",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.util.UUID.randomUUID");

    private static final List<String> UNORDERED = List.of(
            "java.util.Map.copyOf",
            "java.util.Map.of",
            "java.util.Map.ofEntries",
            "java.util.Set.copyOf",
            "java.util.Set.of",
            "java.util.stream.Collectors.groupingByConcurrent",
            "java.util.stream.Collectors.toConcurrentMap",
            "java.util.stream.Collectors.toSet",
            "java.util.stream.Collectors.toUnmodifiableMap",
            "java.util.stream.Collectors.toUnmodifiableSet");

    private Targets() {}

    /** The clock, chance, zone, locale or settings of the machine it runs on. */
    static DescribedPredicate<JavaAccess<?>> ambient() {
        return describe("the surroundings are asked", access -> {
            AccessTarget target = access.getTarget();
            boolean now = target.getOwner().getPackageName().equals("java.time")
                    && target.getName().equals("now");
            boolean shuffle = isNamed(target, "java.util.Collections.shuffle") && parameters(target) == 1;
            return now || shuffle || AMBIENT.contains(name(target));
        });
    }

    /** A collection whose order of iteration is not said by the program. */
    static DescribedPredicate<JavaAccess<?>> makesUnorderedCollection() {
        return describe("an unordered collection is made", access -> {
            AccessTarget target = access.getTarget();
            // The longer overloads take the map to fill.
            boolean toHashMap = isNamed(target, "java.util.stream.Collectors.toMap") && parameters(target) < 4;
            boolean groupsByHash = isNamed(target, "java.util.stream.Collectors.groupingBy") && parameters(target) < 3;
            return toHashMap || groupsByHash || UNORDERED.contains(name(target));
        });
    }

    private static boolean isNamed(AccessTarget target, String name) {
        return name(target).equals(name);
    }

    private static String name(AccessTarget target) {
        return target.getOwner().getName() + "." + target.getName();
    }

    private static int parameters(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget codeUnit
                ? codeUnit.getRawParameterTypes().size()
                : 0;
    }
}
