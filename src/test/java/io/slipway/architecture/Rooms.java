package io.slipway.architecture;

import java.util.List;
import java.util.stream.Stream;

/** The rooms of the house, top to bottom. A room need not exist yet; a package outside of all of them must not exist. */
final class Rooms {

    static final String HOUSE = "io.slipway";

    static final List<String> TOP_TO_BOTTOM = List.of(
            "cli",
            "server",
            "study",
            "simulation",
            "cluster",
            "driver",
            "conf",
            "train",
            "wave",
            "account",
            "stream",
            "feature",
            "policy",
            "judge",
            "machine");

    /** The decision core: everything it knows arrives as an argument. */
    static final List<String> PURE =
            List.of("train", "wave", "account", "stream", "feature", "policy", "judge", "machine");

    private Rooms() {}

    /** The pure rooms as ArchUnit's package patterns. */
    static String[] pure() {
        return patterns(PURE.stream());
    }

    /** The rooms whose order of iteration ends up in a journal. */
    static String[] ordered() {
        return patterns(Stream.concat(PURE.stream(), Stream.of("simulation")));
    }

    /** The room that a package lies in; empty for the house itself. */
    static String of(String packageName) {
        String inside = packageName.substring(Math.min(packageName.length(), HOUSE.length() + 1));
        int dot = inside.indexOf('.');
        return dot < 0 ? inside : inside.substring(0, dot);
    }

    private static String[] patterns(Stream<String> rooms) {
        return rooms.map(room -> HOUSE + "." + room + "..").toArray(String[]::new);
    }
}
