package io.slipway.feature;

import java.util.Optional;
import java.util.function.Consumer;

/** The SDK's minor is one of the train: otherwise nothing can be said of what works with it. */
final class SdkKnown implements Rule {

    @Override
    public void check(Asked asked, Consumer<Problem> report) {
        if (asked.sdk().filter(asked.catalogue().train()::contains).isEmpty()) {
            report.accept(new Problem(
                    Code.SDK_UNKNOWN,
                    Optional.empty(),
                    "there is no SDK " + asked.declaration().sdk(),
                    "take one of " + Texts.list(asked.catalogue().train())));
        }
    }
}
