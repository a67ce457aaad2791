package io.slipway.feature;

import java.util.Optional;
import java.util.function.Consumer;

/** A repository that nobody could plan or apply in one go is refused. */
final class BoundedSize implements Rule {

    static final int MOST = 20_000;

    @Override
    public void check(Asked asked, Consumer<Problem> report) {
        int size = asked.declaration().objects().size();
        if (size > MOST) {
            report.accept(new Problem(
                    Code.TOO_MANY_OBJECTS,
                    Optional.empty(),
                    size + " objects in one repository, of at most " + MOST,
                    "split it over several workspaces"));
        }
    }
}
