package io.slipway.cli.apply;

import io.slipway.account.Account;
import io.slipway.account.AccountCommand;
import io.slipway.account.AccountKind;
import io.slipway.account.AccountState.Tenant;
import io.slipway.account.Works;
import io.slipway.cli.local.LocalJournal;
import io.slipway.cluster.EntityKind;
import io.slipway.feature.FeatureRepository;
import io.slipway.machine.Build;
import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.machine.Refusal;
import io.slipway.policy.HandoffRules;
import io.slipway.stream.StreamCommand;
import io.slipway.stream.StreamJob;
import io.slipway.stream.StreamRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * An account and its stream jobs, carried on from their journal. The machines are those of a live node; the stream runtime is modelled, and
 * its time is virtual: each process is online a while after its start, and drained a while after its stop.
 */
public final class LocalAccount {

    private static final Set<EntityKind> KINDS = Set.of(EntityKind.ACCOUNT, EntityKind.JOB);
    private static final EntityId TRAIN = EntityId.of("train", "none");
    private static final Build SERVING = new Build("local.0");
    private static final HandoffRules RULES =
            new HandoffRules(Duration.ofSeconds(30), 3, Duration.ofSeconds(10), Duration.ofMinutes(15), 2);
    private static final Duration COMES_ONLINE = Duration.ofSeconds(110);
    private static final Duration DRAINS = Duration.ofSeconds(5);

    private final EntityId id;
    private final LocalJournal journal;
    private final BiConsumer<Instant, Event> audience;
    private final Map<EntityId, Entity<?, ?>> entities = new LinkedHashMap<>();
    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::sequence));
    private Instant now;
    private long sequence;

    private record Due(Instant at, long sequence, EntityId to, Command command) {}

    /** @param audience hears each new event */
    public LocalAccount(String name, LocalJournal journal, Instant start, BiConsumer<Instant, Event> audience) {
        this.id = EntityId.of("account", name);
        this.journal = journal;
        this.audience = audience;
        this.now = start.truncatedTo(ChronoUnit.SECONDS);
        entity(id);
        for (LocalJournal.Entry entry : journal.entries()) {
            entity(entry.entity()).replay(entry.event());
            now = entry.at().isAfter(now) ? entry.at() : now;
        }
    }

    /** The journal of an account, to write it; empty if another process has it open. */
    public static Optional<LocalJournal> open(Path file) {
        return LocalJournal.open(file, KINDS);
    }

    /** Where the journal of an account lies. */
    public static Path file(Path state, String account) {
        return state.resolve(account + ".jsonl");
    }

    /** What an account has applied by its journal; empty without one. */
    public static Works works(Path file, String name) {
        Account machine = new Account();
        var state = machine.empty(EntityId.of("account", name));
        for (LocalJournal.Entry entry : LocalJournal.read(file, KINDS)) {
            if (entry.event() instanceof io.slipway.account.AccountEvent event) {
                state = machine.evolve(state, event);
            }
        }
        return state instanceof Tenant tenant
                ? tenant.works()
                : new Works(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What it has applied, and is applying. */
    public Works works() {
        return entity(id).state instanceof Tenant tenant
                ? tenant.works()
                : new Works(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Optional<FeatureRepository> applied() {
        return works().repository();
    }

    /** Carries out an apply to its end; returns why not, if it was refused. */
    public Optional<Refusal> apply(AccountCommand.Apply command) {
        deliver(new AccountCommand.Register(TRAIN, AccountKind.PRODUCTION, SERVING, List.of(), RULES));
        Optional<Refusal> refusal = deliver(command);
        run();
        return refusal;
    }

    /** Finishes what was left when the last process ended. */
    public void resume() {
        List.copyOf(entities.values()).forEach(Entity::owe);
        run();
    }

    private Optional<Refusal> deliver(Command command) {
        return entity(id).deliver(command);
    }

    private void run() {
        while (!agenda.isEmpty()) {
            Due due = agenda.remove();
            now = due.at().isAfter(now) ? due.at() : now;
            Optional<Refusal> refusal = entity(due.to()).deliver(due.command());
            if (refusal.filter(Refusal::isTooEarly).isPresent()) {
                send(Duration.ofSeconds(1), due.to(), due.command());
            }
        }
    }

    private void send(Duration after, EntityId to, Command command) {
        agenda.add(new Due(now.plus(after), sequence++, to, command));
    }

    private Entity<?, ?> entity(EntityId address) {
        Entity<?, ?> known = entities.get(address);
        if (known == null) {
            known = address.equals(id)
                    ? new Entity<>(address, new Account(), io.slipway.account.AccountEvent.class)
                    : new Entity<>(address, new StreamJob(), io.slipway.stream.StreamEvent.class);
            entities.put(address, known);
        }
        return known;
    }

    private void carryOut(EntityId from, List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Tell tell && !tell.to().equals(TRAIN)) {
                send(Duration.ZERO, tell.to(), tell.command());
            } else if (effect instanceof Effect.Ask ask && ask.request() instanceof StreamRuntime.EnsureStarted start) {
                int probes = start.readiness().probes();
                send(COMES_ONLINE, from, new StreamCommand.Probed(start.epoch(), probes, Duration.ZERO));
            } else if (effect instanceof Effect.Ask ask && ask.request() instanceof StreamRuntime.EnsureStopped stop) {
                send(DRAINS, from, new StreamCommand.Stopped(stop.epoch()));
            }
        }
    }

    private final class Entity<S, E extends Event> {

        private final EntityId address;
        private final Machine<S, Command, E> machine;
        private final Class<E> family;
        private S state;

        Entity(EntityId address, Machine<S, Command, E> machine, Class<E> family) {
            this.address = address;
            this.machine = machine;
            this.family = family;
            this.state = machine.empty(address);
        }

        void replay(Event event) {
            state = machine.evolve(state, family.cast(event));
        }

        void owe() {
            carryOut(address, machine.owed(state, now));
        }

        Optional<Refusal> deliver(Command command) {
            Decision<E> decision = machine.decide(state, command, now);
            if (decision instanceof Decision.Refused<E> refused) {
                return Optional.of(refused.refusal());
            }
            Decision.Accepted<E> accepted = (Decision.Accepted<E>) decision;
            if (!accepted.events().isEmpty()) {
                journal.append(now, address, accepted.events());
            }
            List<Effect> effects = new ArrayList<>();
            for (E event : accepted.events()) {
                S before = state;
                state = machine.evolve(before, event);
                effects.addAll(machine.effects(before, event, state));
                audience.accept(now, event);
            }
            carryOut(address, effects);
            if (!address.equals(id)) {
                accepted.answer().ifPresent(answer -> send(Duration.ZERO, id, answer));
            }
            return Optional.empty();
        }
    }
}
