package io.slipway.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hosts one machine for a test: feeds it commands, keeps its state and journal, and lays out what it asks for. After each event it checks
 * that the state is the fold of the journal.
 */
public final class Bench<S, E extends Event> {

    private final Machine<S, Command, E> machine;
    private final EntityId id;
    private final List<E> journal = new ArrayList<>();
    private S state;
    private Instant now;
    private List<E> news = List.of();
    private List<Effect> effects = List.of();
    private Optional<Command> answer = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();

    public Bench(Machine<S, Command, E> machine, EntityId id, Instant start) {
        this.machine = machine;
        this.id = id;
        this.state = machine.empty(id);
        this.now = start;
    }

    public Bench<S, E> at(Instant instant) {
        now = instant;
        return this;
    }

    public Bench<S, E> after(Duration duration) {
        return at(now.plus(duration));
    }

    /** Delivers commands one after another; what can be asked afterwards is about the last. */
    public Bench<S, E> tell(Command... commands) {
        for (Command command : commands) {
            deliver(command);
        }
        return this;
    }

    private void deliver(Command command) {
        news = List.of();
        effects = List.of();
        answer = Optional.empty();
        refusal = Optional.empty();
        if (machine.decide(state, command, now) instanceof Decision.Accepted<E> accepted) {
            answer = accepted.answer();
            persist(accepted.events());
        } else if (machine.decide(state, command, now) instanceof Decision.Refused<E> refused) {
            refusal = Optional.of(refused.refusal());
        }
    }

    private void persist(List<E> events) {
        List<Effect> wanted = new ArrayList<>();
        for (E event : events) {
            S before = state;
            state = machine.evolve(before, event);
            wanted.addAll(machine.effects(before, event, state));
            journal.add(event);
        }
        assertThat(replayed()).as("the fold of the journal").isEqualTo(state);
        news = events;
        effects = wanted;
    }

    private S replayed() {
        S folded = machine.empty(id);
        for (E event : journal) {
            folded = machine.evolve(folded, event);
        }
        return folded;
    }

    /** Crashes and recovers: what the machine owes is asked for again. */
    public Bench<S, E> crash() {
        news = List.of();
        answer = Optional.empty();
        refusal = Optional.empty();
        state = replayed();
        effects = machine.owed(state, now);
        return this;
    }

    public S state() {
        return state;
    }

    public Instant now() {
        return now;
    }

    public List<E> journal() {
        return List.copyOf(journal);
    }

    /** The events of one kind, from the beginning. */
    public <T extends E> List<T> journal(Class<T> kind) {
        return journal.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The events of the last command. */
    public List<E> news() {
        return news;
    }

    /** What was asked for after the last command or crash. */
    public List<Effect> effects() {
        return effects;
    }

    public Optional<Command> answer() {
        return answer;
    }

    public Optional<Refusal> refusal() {
        return refusal;
    }

    /** What other entities were told after the last command or crash. */
    public <T extends Command> List<T> told(Class<T> kind) {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Tell tell
                        ? Optional.of(tell.command()).stream()
                        : Optional.<Command>empty().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What ports were asked after the last command or crash. */
    public <T extends PortRequest> List<T> asked(Class<T> kind) {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Ask ask
                        ? Optional.of(ask.request()).stream()
                        : Optional.<PortRequest>empty().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
