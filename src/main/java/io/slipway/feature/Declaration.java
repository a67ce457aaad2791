package io.slipway.feature;

import java.util.List;

/**
 * A repository as read, before the {@linkplain Rules rules} were asked.
 *
 * @param objects in the order of the files; names may still repeat
 */
public record Declaration(String sdk, Workspace workspace, List<FeatureObject> objects) {

    public Declaration {
        objects = List.copyOf(objects);
    }

    /** The repository, once no rule has an error against it. */
    public FeatureRepository repository() {
        return FeatureRepository.of(sdk, workspace, objects);
    }
}
