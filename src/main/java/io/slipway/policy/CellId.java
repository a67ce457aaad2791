package io.slipway.policy;

/**
 * One cell of a validation matrix: a suite on a cloud and a data platform, written {@code performance/aws/databricks}.
 *
 * @param suite what is run
 */
public record CellId(String suite, String cloud, String platform) {

    public CellId {
        if (!isName(suite) || !isName(cloud) || !isName(platform)) {
            throw new IllegalArgumentException(
                    "expected suite/cloud/platform, found \"" + suite + "/" + cloud + "/" + platform + "\"");
        }
    }

    /** Reads what {@link #toString} writes. */
    public static CellId parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected suite/cloud/platform, found \"" + text + "\"");
        }
        return new CellId(parts[0], parts[1], parts[2]);
    }

    private static boolean isName(String text) {
        return text.matches("[a-z0-9][a-z0-9._-]{0,99}");
    }

    @Override
    public String toString() {
        return suite + "/" + cloud + "/" + platform;
    }
}
