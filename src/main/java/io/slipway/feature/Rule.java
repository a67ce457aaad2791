package io.slipway.feature;

import java.util.function.Consumer;

/** One thing that a repository must keep, or should. A rule reports all it finds, and stops at nothing. */
interface Rule {

    void check(Asked asked, Consumer<Problem> report);
}
