package io.slipway.driver.signals;

import io.slipway.driver.web.Unanswered;
import io.slipway.judge.soak.Batch;
import java.util.List;
import java.util.SortedMap;

/** Who knows how builds fare. The same stretch is asked for again until there is an answer. */
interface Source {

    /** Where it is, for people. */
    String name();

    /**
     * Bad events among trials in a stretch, by metric. A metric of which nothing was seen on one of the sides is left out: too little data
     * is no good news.
     *
     * @throws Unanswered if it cannot tell yet
     */
    SortedMap<String, Batch> count(Stretch stretch, List<String> metrics) throws Unanswered, InterruptedException;

    /**
     * What is worse on the build than on the baseline; nothing if nothing is, or if there is too little data to tell.
     *
     * @throws Unanswered if it cannot tell yet
     */
    List<Regression> compare(Stretch stretch) throws Unanswered, InterruptedException;
}
