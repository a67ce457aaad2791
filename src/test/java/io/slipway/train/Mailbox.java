package io.slipway.train;

import io.slipway.account.Account;
import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.stream.StreamJob;
import io.slipway.wave.Wave;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;

/**
 * The four machines, wired by a post that delivers at least once, in any order, sometimes again much later; and a host that crashes
 * between events and effects. It delivers nothing twice at the same instant and loses nothing for good.
 */
final class Mailbox {

    /** A command on its way; {@code timer} names the timer that sent it. */
    private record Letter(Instant at, long number, EntityId to, EntityId from, Command command, String timer) {}

    private static final Duration LATE = Duration.ofHours(30);

    private final Random chance;
    private final World world;
    private final PriorityQueue<Letter> letters =
            new PriorityQueue<>(Comparator.comparing(Letter::at).thenComparing(Letter::number));
    private final Map<EntityId, Object> states = new TreeMap<>();
    private final Map<EntityId, List<Event>> journals = new TreeMap<>();
    private final Map<String, Long> timers = new TreeMap<>();
    private Instant now;
    private long numbers;

    Mailbox(Instant start, Random chance) {
        this.now = start;
        this.chance = chance;
        this.world = new World(this, chance);
    }

    /** Delivers whatever is on its way, and whatever follows, up to a bound that no week should need. */
    void run() {
        for (int step = 0; step < 50_000 && !letters.isEmpty(); step++) {
            Letter letter = letters.remove();
            now = letter.at();
            if (letter.timer().isEmpty() || timers.remove(letter.timer(), letter.number())) {
                deliver(letter);
            }
        }
        if (!letters.isEmpty()) {
            throw new AssertionError("no end after 50,000 deliveries");
        }
    }

    void send(EntityId to, EntityId from, Command command, Duration delay) {
        letters.add(new Letter(now.plus(delay), numbers++, to, from, command, ""));
    }

    Instant now() {
        return now;
    }

    Object state(EntityId id) {
        return states.computeIfAbsent(id, entity -> machine(entity).empty(entity));
    }

    List<EntityId> entities(String kind) {
        return states.keySet().stream().filter(id -> id.kind().equals(kind)).toList();
    }

    List<Event> journal(EntityId id) {
        return journals.getOrDefault(id, List.of());
    }

    private void deliver(Letter letter) {
        Machine<Object, Command, Event> machine = machine(letter.to());
        Decision<Event> decision = machine.decide(state(letter.to()), letter.command(), now);
        if (decision instanceof Decision.Refused<Event> refused) {
            if (refused.refusal().isTooEarly()) {
                send(letter.to(), letter.from(), letter.command(), Duration.ofSeconds(30));
            }
            return;
        }
        accept(letter, machine, (Decision.Accepted<Event>) decision);
    }

    private void accept(Letter letter, Machine<Object, Command, Event> machine, Decision.Accepted<Event> accepted) {
        EntityId id = letter.to();
        List<Effect> effects = new ArrayList<>();
        for (Event event : accepted.events()) {
            Object before = state(id);
            Object after = machine.evolve(before, event);
            effects.addAll(machine.effects(before, event, after));
            states.put(id, after);
            journals.computeIfAbsent(id, key -> new ArrayList<>()).add(event);
        }
        boolean crashes = chance.nextInt(20) == 0;
        if (crashes) {
            carryOut(id, machine.owed(state(id), now));
            send(id, letter.from(), letter.command(), Duration.ofSeconds(30)); // Never acknowledged, so it comes again.
        } else {
            carryOut(id, effects);
            accepted.answer().ifPresent(answer -> post(letter.from(), id, answer));
        }
    }

    private void carryOut(EntityId from, List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Tell tell) {
                post(tell.to(), from, tell.command());
            } else if (effect instanceof Effect.Wake wake) {
                Instant at = wake.at().isBefore(now) ? now : wake.at();
                String timer = from + " " + wake.key();
                timers.put(timer, numbers);
                letters.add(new Letter(at, numbers++, from, from, wake.command(), timer));
            } else if (effect instanceof Effect.Unwake unwake) {
                timers.remove(from + " " + unwake.key());
            } else if (effect instanceof Effect.Ask ask) {
                world.asked(from, ask.request());
            }
        }
    }

    private void post(EntityId to, EntityId from, Command command) {
        if (to.kind().equals("world")) {
            return;
        }
        boolean slow = chance.nextInt(10) == 0;
        send(to, from, command, Duration.ofSeconds(chance.nextInt(slow ? 1_200 : 20)));
        if (chance.nextInt(10) == 0) {
            send(to, from, command, Duration.ofSeconds(chance.nextInt((int) LATE.toSeconds())));
        }
    }

    @SuppressWarnings("unchecked")
    private static Machine<Object, Command, Event> machine(EntityId id) {
        Machine<?, ?, ?> machine = switch (id.kind()) {
            case "train" -> new ReleaseTrain();
            case "wave" -> new Wave();
            case "account" -> new Account();
            default -> new StreamJob();
        };
        return (Machine<Object, Command, Event>) machine;
    }
}
