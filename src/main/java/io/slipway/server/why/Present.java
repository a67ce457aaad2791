package io.slipway.server.why;

import java.util.List;
import java.util.Map;

/**
 * What is known of the present instant only.
 *
 * @param jobs what each stream job that is not at rest is at
 * @param progress of each stage of the release that is under way
 */
public record Present(List<String> jobs, Map<String, String> progress) {

    public Present {
        jobs = List.copyOf(jobs);
        progress = Map.copyOf(progress);
    }
}
