package io.slipway.machine;

/**
 * An immutable artifact that accounts and stream jobs can run. A weekly release has build {@code .0} and, once patched, {@code .1}.
 *
 * @param label what people call it: {@code 2026.48.0}, or a runtime version such as {@code 0.9.3}
 */
public record Build(String label) {

    public Build {
        if (label.isBlank()) {
            throw new IllegalArgumentException("a build needs a label");
        }
    }

    @Override
    public String toString() {
        return label;
    }
}
