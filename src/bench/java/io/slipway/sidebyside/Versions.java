package io.slipway.sidebyside;

/** The versions of the libraries, which the build hands over. */
final class Versions {

    private Versions() {}

    static String of(String library) {
        return System.getProperty(library + ".version", "");
    }
}
