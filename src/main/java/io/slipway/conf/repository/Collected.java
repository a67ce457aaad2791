package io.slipway.conf.repository;

import io.slipway.conf.Finding;
import io.slipway.conf.InvalidFile;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is wrong with the files of one repository, gathered while they are read. */
final class Collected {

    /** Findings beyond this many are not kept: nobody mends so much at once. */
    static final int MOST = 100;

    private final Set<Finding> findings = new LinkedHashSet<>();

    void report(Place at, String what, String mend) {
        add(Finding.error(at.toString(), what, mend));
    }

    void include(InvalidFile file) {
        file.findings().forEach(this::add);
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    boolean isFull() {
        return findings.size() >= MOST;
    }

    /** @throws InvalidFile if anything was found, in the order in which it was */
    void end() {
        if (!findings.isEmpty()) {
            throw new InvalidFile(findings.stream().toList());
        }
    }

    private void add(Finding finding) {
        if (!isFull()) {
            findings.add(finding);
        }
    }
}
