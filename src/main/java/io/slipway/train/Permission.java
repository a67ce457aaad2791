package io.slipway.train;

import io.slipway.machine.Decision;
import io.slipway.train.Actor.Role;
import io.slipway.train.TrainState.Platform;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who may do what (DOMAIN A5, A11, A33). */
record Permission(String action, List<Role> allowed) {

    static final Permission REQUEST_EARLY_ACCESS =
            new Permission("request early access", List.of(Role.CUSTOMER_ADMIN, Role.SUPPORT));
    static final Permission MOVE_BETWEEN_WAVES = new Permission("move an account between waves", List.of(Role.SUPPORT));
    static final Permission REGISTER = new Permission("register an account", List.of(Role.SUPPORT, Role.SYSTEM));
    static final Permission PROPOSE = new Permission("propose a build", List.of(Role.RELEASE_MANAGER, Role.SYSTEM));
    static final Permission RERUN = new Permission("run a cell again", List.of(Role.RELEASE_MANAGER, Role.SYSTEM));
    static final Permission DECIDE = new Permission("decide on a release", List.of(Role.RELEASE_MANAGER));
    static final Permission PAUSE =
            new Permission("halt or resume a release", List.of(Role.OPERATOR, Role.RELEASE_MANAGER));

    /** The refusal for an actor who may not; empty for one who may. */
    Optional<Decision<TrainEvent>> denies(Actor actor) {
        if (allowed.contains(actor.role())) {
            return Optional.empty();
        }
        String roles = allowed.stream().map(Role::name).collect(Collectors.joining(" or "));
        return Optional.of(Decision.refused(new TrainRefusal.NotPermitted(actor, action, roles)));
    }

    /** What an actor who may does to the active release; refused to one who may not, and if it is another release or none. */
    Decision<TrainEvent> on(
            Platform platform, String release, Actor actor, Function<Release, Decision<TrainEvent>> deed) {
        return denies(actor)
                .orElseGet(() -> platform.active(release)
                        .map(deed)
                        .orElseGet(() -> Decision.refused(new TrainRefusal.NoSuchRelease(release))));
    }
}
