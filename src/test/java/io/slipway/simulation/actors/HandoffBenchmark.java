package io.slipway.simulation.actors;

import io.slipway.machine.Command;
import io.slipway.machine.Decision;
import io.slipway.machine.Effect;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.machine.Machine;
import io.slipway.machine.Refusal;
import io.slipway.simulation.host.Fate;
import io.slipway.simulation.host.Host;
import io.slipway.simulation.host.Inhabitant;
import io.slipway.simulation.host.KernelHost;
import io.slipway.simulation.host.Ledger;
import io.slipway.simulation.host.Machines;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a host costs by itself: handoffs of ten deliveries and six events each, over 50,000 jobs of 10,000 accounts, decided by
 * next to nothing. Run its main with the rounds and the hosts, {@code 6 actors}, as arguments.
 */
final class HandoffBenchmark {

    private static final int ACCOUNTS = 10_000;
    private static final int JOBS_PER_ACCOUNT = 5;
    private static final int AT_ONCE = 500;

    private static final Command STEP = new Step();
    private static final Command LOOK = new Look();
    private static final Event STEPPED = new Stepped();

    private record Step() implements Command {}

    private record Look() implements Command {}

    private record Stepped() implements Event {}

    private record Steps(EntityId id, int taken) {}

    private record Job(EntityId id, Inhabitant itself, EntityId accountId, Inhabitant account) {}

    private long reports;

    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[0]);
        for (String host : Arrays.asList(arguments).subList(1, arguments.length)) {
            new HandoffBenchmark().measure(host, rounds);
        }
    }

    private void measure(String kind, int rounds) {
        Stopwatch start = new Stopwatch();
        Host host = host(kind);
        start.report(kind + " starts");
        List<Job> jobs = jobs(host);
        for (int round = 0; round < rounds; round++) {
            Stopwatch watch = new Stopwatch();
            run(jobs, Instant.EPOCH.plusSeconds(round));
            watch.reportRate("round " + round, jobs.size());
        }
        Stopwatch end = new Stopwatch();
        host.close();
        end.report("closes after " + reports + " reports");
    }

    private static final class Stopwatch {

        private final long wall = System.nanoTime();
        private final long cpu = cpuNow();

        private static long cpuNow() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        void report(String what) {
            System.out.printf(
                    "%s in %,d ms, %,d of cpu%n",
                    what, (System.nanoTime() - wall) / 1_000_000, (cpuNow() - cpu) / 1_000_000);
        }

        void reportRate(String what, long handoffs) {
            System.out.printf(
                    "%s: %,d handoffs/s, %,d by cpu time%n",
                    what,
                    handoffs * 1_000_000_000L / (System.nanoTime() - wall),
                    handoffs * 1_000_000_000L / (cpuNow() - cpu));
        }
    }

    private static List<Job> jobs(Host host) {
        List<Job> jobs = new ArrayList<>();
        for (int account = 0; account < ACCOUNTS; account++) {
            EntityId owner = EntityId.of("account", "account-" + account);
            Inhabitant ownerItself = host.inhabitant(owner);
            for (int job = 0; job < JOBS_PER_ACCOUNT; job++) {
                EntityId id = EntityId.of("job", owner.name() + "/view-" + job);
                jobs.add(new Job(id, host.inhabitant(id), owner, ownerItself));
            }
        }
        return jobs;
    }

    private static void run(List<Job> jobs, Instant now) {
        for (int first = 0; first < jobs.size(); first += AT_ONCE) {
            List<Job> some = jobs.subList(first, Math.min(jobs.size(), first + AT_ONCE));
            some.forEach(job -> job.account().deliver(job.accountId(), STEP, Fate.LIVES, now));
            for (Command command : List.of(STEP, STEP, LOOK, LOOK, STEP, LOOK, STEP)) {
                some.forEach(job -> job.itself().deliver(job.accountId(), command, Fate.LIVES, now));
            }
            some.forEach(job -> job.account().deliver(job.id(), STEP, Fate.LIVES, now));
            some.forEach(job -> job.account().deliver(job.id(), LOOK, Fate.LIVES, now));
        }
    }

    private Host host(String kind) {
        Machine<Object, Command, Event> walker = new Walker();
        Machines machines = entity -> walker;
        return kind.equals("kernel")
                ? new KernelHost(machines, new Counting())
                : new ActorsHost(machines, new Counting());
    }

    private static final class Walker implements Machine<Object, Command, Event> {
        @Override
        public Object empty(EntityId id) {
            return new Steps(id, 0);
        }

        @Override
        public Decision<Event> decide(Object state, Command command, Instant now) {
            return command == STEP ? Decision.happened(STEPPED) : Decision.nothing();
        }

        @Override
        public Object evolve(Object state, Event event) {
            Steps steps = (Steps) state;
            return new Steps(steps.id(), steps.taken() + 1);
        }

        @Override
        public List<Effect> effects(Object before, Event event, Object after) {
            return List.of(new Effect.Tell(((Steps) after).id(), LOOK));
        }

        @Override
        public List<Effect> owed(Object state, Instant now) {
            return List.of();
        }
    }

    private final class Counting implements Ledger {
        @Override
        public void persisted(EntityId entity, Event event) {
            reports++;
        }

        @Override
        public void effects(EntityId entity, List<Effect> effects) {
            reports += effects.size();
        }

        @Override
        public void answered(EntityId entity, EntityId sender, Command answer) {
            reports++;
        }

        @Override
        public void refused(EntityId entity, EntityId sender, Refusal refusal) {
            reports++;
        }

        @Override
        public void rested(EntityId entity, Object state) {
            reports++;
        }
    }
}
