package io.slipway.simulation.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.account.Account;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.policy.Policy;
import io.slipway.simulation.host.Machines;
import io.slipway.simulation.panorama.History;
import io.slipway.simulation.panorama.Policies;
import io.slipway.stream.StreamJob;
import io.slipway.train.ReleaseTrain;
import io.slipway.wave.Wave;
import java.util.function.UnaryOperator;

/** A history told before all invariants. */
final class Watched {

    static final Machines MACHINES = Watched::machine;

    private Watched() {}

    static Invariants watch(Policy policy, UnaryOperator<History> story) {
        Invariants invariants = new Invariants(MACHINES);
        assertThat(story.apply(new History(policy, invariants)).now()).isNotNull();
        return invariants;
    }

    static void accepts(Policy policy, UnaryOperator<History> story) {
        Invariants invariants = watch(policy, story);

        assertThat(invariants.violations()).isEmpty();
        assertThat(invariants.checked()).isPositive();
    }

    static void accepts(UnaryOperator<History> story) {
        accepts(Policies.TWO_WAVES, story);
    }

    /** Nothing but this invariant objects, to this entity, in these words. */
    static void objects(String invariant, EntityId entity, String words, Policy policy, UnaryOperator<History> story) {
        assertThat(watch(policy, story).violations()).singleElement().satisfies(violation -> {
            assertThat(violation.invariant()).isEqualTo(invariant);
            assertThat(violation.entity()).isEqualTo(entity);
            assertThat(violation.what()).contains(words);
        });
    }

    static void objects(String invariant, EntityId entity, String words, UnaryOperator<History> story) {
        objects(invariant, entity, words, Policies.TWO_WAVES, story);
    }

    @SuppressWarnings("unchecked")
    private static Machine<Object, Command, Event> machine(EntityId entity) {
        Machine<?, ?, ?> machine = switch (entity.kind()) {
            case "job" -> new StreamJob();
            case "account" -> new Account();
            case "wave" -> new Wave();
            default -> new ReleaseTrain();
        };
        return (Machine<Object, Command, Event>) machine;
    }
}
