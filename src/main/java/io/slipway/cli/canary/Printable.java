package io.slipway.cli.canary;

import java.util.Locale;

/** Text of strangers, made fit for a terminal: no control characters, no line too long. */
final class Printable {

    private final boolean unicode;

    Printable(boolean unicode) {
        this.unicode = unicode;
    }

    String of(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().forEach(c -> {
            boolean ascii = c >= ' ' && c < 127;
            if (ascii
                    || (unicode && c > 160 && !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)) {
                safe.append((char) c);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return safe.toString();
    }

    /** The same in at most so many columns, cut at its end. */
    String cut(String text, int columns) {
        String safe = of(text);
        return safe.length() <= columns ? safe : safe.substring(0, columns - 3) + "...";
    }

    /** The same in at most so many columns, with its beginning and its end. */
    String squeezed(String text, int columns) {
        String safe = of(text);
        if (safe.length() <= columns) {
            return safe;
        }
        int head = (columns - 3) / 4; // Names differ at their ends.
        return safe.substring(0, head) + "..." + safe.substring(safe.length() - (columns - 3 - head));
    }
}
