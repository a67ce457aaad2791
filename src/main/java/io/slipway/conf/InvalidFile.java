package io.slipway.conf;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used, with all that was found wrong; the message has one line for each finding. */
public final class InvalidFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public InvalidFile(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    public InvalidFile(String where, String what, String mend) {
        this(List.of(Finding.error(where, what, mend)));
    }

    /** At least one, in the order of the file. */
    public List<Finding> findings() {
        return findings;
    }
}
