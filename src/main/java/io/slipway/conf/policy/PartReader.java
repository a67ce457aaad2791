package io.slipway.conf.policy;

import io.slipway.conf.Block;
import io.slipway.conf.Format;
import io.slipway.policy.Part;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads which of its accounts a stage takes. */
final class PartReader {

    private static final Format<Part> SHARE = new Format<>(
            "a share from one percentage up to a greater one, with at most one place behind the point",
            "\"0%..10%\"",
            new Part.Share(0, Part.Share.WHOLE),
            PartReader::share);

    private static final Format<Part> NAMED = new Format<>(
            "the beginning of a name and a star", "\"aws-*\"", new Part.Share(0, Part.Share.WHOLE), PartReader::named);

    private PartReader() {}

    static Optional<Part> part(Block stage) {
        Optional<Part> share = stage.find("share", SHARE);
        Optional<Part> named = stage.find("named", NAMED);
        if (share.isPresent() && named.isPresent()) {
            stage.report("named", "a stage has either a share or a name of accounts", "remove one of them");
        }
        return share.or(() -> named);
    }

    private static Part share(String text) {
        String[] ends = text.split("\\.\\.", 2);
        return new Part.Share(perMille(ends[0]), perMille(ends[1]));
    }

    private static int perMille(String text) {
        String percent = text.strip();
        if (!percent.endsWith("%")) {
            throw new IllegalArgumentException(text);
        }
        return new BigDecimal(percent.substring(0, percent.length() - 1).strip())
                .movePointRight(1)
                .intValueExact();
    }

    private static Part named(String text) {
        if (!text.matches("[a-z0-9][a-z0-9._-]{0,98}\\*")) {
            throw new IllegalArgumentException(text);
        }
        return new Part.Named(text.substring(0, text.length() - 1));
    }
}
