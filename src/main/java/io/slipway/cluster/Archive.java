package io.slipway.cluster;

import akka.persistence.typed.javadsl.RetentionCriteria;
import java.util.Set;

/**
 * How the journal keeps an entity.
 *
 * @param tags under which its events are found by those who read the whole journal
 * @param retention when a snapshot is taken, so that recovery reads no more than the events after it
 */
public record Archive(Set<String> tags, RetentionCriteria retention) {

    /** Events alone. */
    public static final Archive PLAIN = new Archive(Set.of(), RetentionCriteria.disabled());
}
