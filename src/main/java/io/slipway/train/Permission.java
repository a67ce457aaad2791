package io.slipway.train;

import io.slipway.machine.Decision;
import io.slipway.train.Actor.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may do what (DOMAIN A5, A11, A33). */
enum Permission {
    REQUEST_EARLY_ACCESS("request early access", Role.CUSTOMER_ADMIN, Role.SUPPORT),
    MOVE_BETWEEN_WAVES("move an account between waves", Role.SUPPORT),
    REGISTER("register an account", Role.SUPPORT, Role.SYSTEM),
    PROPOSE("propose a build", Role.RELEASE_MANAGER, Role.SYSTEM),
    DECIDE("decide on a release", Role.RELEASE_MANAGER),
    PAUSE("halt or resume a release", Role.OPERATOR, Role.RELEASE_MANAGER);

    private final String action;
    private final Set<Role> allowed;

    Permission(String action, Role... allowed) {
        this.action = action;
        this.allowed = EnumSet.copyOf(Arrays.asList(allowed));
    }

    /** The refusal for an actor who may not; empty for one who may. */
    Optional<Decision<TrainEvent>> denies(Actor actor) {
        if (allowed.contains(actor.role())) {
            return Optional.empty();
        }
        String roles = allowed.stream().map(Role::name).collect(Collectors.joining(" or "));
        return Optional.of(Decision.refused(new TrainRefusal.NotPermitted(actor, action, roles)));
    }
}
