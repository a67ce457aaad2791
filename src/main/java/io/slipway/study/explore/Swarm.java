package io.slipway.study.explore;

import io.slipway.account.JobSpec;
import io.slipway.policy.ScheduledStage;
import io.slipway.policy.Stage;
import io.slipway.simulation.fault.Fault;
import io.slipway.simulation.fault.Fault.BadProcess;
import io.slipway.simulation.fault.Fault.Crash;
import io.slipway.simulation.fault.Fault.Order;
import io.slipway.simulation.scenario.AccountSpec;
import io.slipway.simulation.scenario.Scenario;
import io.slipway.simulation.time.Chance;
import io.slipway.simulation.world.ModelledWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The faults of a seed. Each seed leaves out about half of the kinds and has its own number of the others: what many faults of one
 * kind bring about, a few of every kind would hide (Groce et al., Swarm testing, ISSTA 2012). Most happen while a window is open or
 * soon after, since little happens at other times. None happens in the last week, so that everything can come to its end.
 */
public final class Swarm {

    /** The kinds of faults. */
    public enum Kind {
        CRASH,
        DROP,
        REPEAT,
        DELAY,
        UNANSWERED,
        NODE_LOST,
        PARTITION,
        JOURNAL_OUTAGE,
        JOURNAL_SLOW,
        CLOCK_OFF,
        BAD_SIGNAL,
        BAD_PROCESS,
        ORDER
    }

    private static final Set<Kind> LASTING = EnumSet.range(Kind.NODE_LOST, Kind.BAD_SIGNAL);
    private static final int MOST_AT_DELIVERIES = 12;
    private static final int MOST_LASTING = 2;
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(30);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(30);
    private static final Duration WORST_CLOCK = Duration.ofMinutes(5);
    private static final Duration BEFORE = Duration.ofMinutes(30);
    private static final long OWNER = Chance.key("swarm");

    private final Scenario scenario;
    private final List<AccountSpec> accounts;
    private final Chance chance;
    private final List<Fault> faults = new ArrayList<>();
    private long drawn;

    private Swarm(Scenario scenario) {
        this.scenario = scenario;
        this.accounts = scenario.accounts();
        this.chance = new Chance(scenario.seed());
    }

    /**
     * Draws them.
     *
     * @param scenario of at least two weeks, with the seed
     */
    public static List<Fault> of(Scenario scenario, Set<Kind> allowed) {
        Swarm swarm = new Swarm(scenario);
        for (Kind kind : EnumSet.copyOf(allowed)) {
            if (swarm.next() < 0.5) {
                swarm.draw(kind);
            }
        }
        return List.copyOf(swarm.faults);
    }

    private void draw(Kind kind) {
        int count = 1 + below(LASTING.contains(kind) ? MOST_LASTING : MOST_AT_DELIVERIES);
        for (int i = 0; i < count; i++) {
            faults.add(one(kind));
        }
    }

    private Fault one(Kind kind) {
        return switch (kind) {
            case CRASH -> {
                String entity = entity();
                yield new Crash(entity, delivery(entity), any(List.of(Crash.Moment.values())));
            }
            case DROP -> {
                String entity = entity();
                yield new Fault.Drop(entity, delivery(entity));
            }
            case REPEAT -> {
                String entity = entity();
                yield new Fault.Repeat(entity, delivery(entity), upTo(LONGEST_DELAY));
            }
            case DELAY -> {
                String entity = entity();
                yield new Fault.Delay(entity, delivery(entity), upTo(LONGEST_DELAY));
            }
            case UNANSWERED -> {
                String entity = next() < 0.5 ? "account/" + account().name() : job();
                yield new Fault.Unanswered(entity, delivery(entity));
            }
            case NODE_LOST -> new Fault.NodeLost(below(Fault.NodeLost.NODES), moment(), upTo(LONGEST));
            case PARTITION -> new Fault.Partition(below(Fault.NodeLost.NODES), moment(), upTo(LONGEST));
            case JOURNAL_OUTAGE -> new Fault.JournalOutage(moment(), upTo(LONGEST));
            case JOURNAL_SLOW -> new Fault.JournalSlow(moment(), upTo(LONGEST), upTo(LONGEST_WRITE));
            case CLOCK_OFF ->
                new Fault.ClockOff(
                        below(Fault.NodeLost.NODES),
                        moment(),
                        upTo(LONGEST),
                        upTo(WORST_CLOCK.multipliedBy(2)).minus(WORST_CLOCK));
            case BAD_SIGNAL ->
                new Fault.BadSignal(moment(), upTo(LONGEST), any(List.of(Fault.BadSignal.Kind.values())));
            case BAD_PROCESS -> new BadProcess(job(), 2L + below(3), any(List.of(BadProcess.Kind.values())));
            case ORDER ->
                new Order(moment(), any(List.of(Order.Deed.values())), account().name());
        };
    }

    /** The few that everything depends on are hit as often as all the others. */
    private String entity() {
        double u = next();
        if (u < 0.2) {
            return ModelledWorld.TRAIN.path();
        } else if (u < 0.4) {
            Stage stage = any(scenario.policy().stages());
            return stage.run(scenario.release(week()).text()).path();
        }
        return u < 0.7 ? "account/" + account().name() : job();
    }

    /** Those that hear from the whole fleet hear more often. */
    private long delivery(String entity) {
        boolean many = entity.startsWith("train/") || entity.startsWith("wave/");
        return 1L + below(many ? 20 + 4 * accounts.size() : 25);
    }

    private AccountSpec account() {
        return any(accounts);
    }

    private String job() {
        AccountSpec account = account();
        List<JobSpec> jobs = account.jobs();
        return jobs.isEmpty()
                ? "account/" + account.name()
                : "job/" + account.name() + "/" + any(jobs).name();
    }

    private int week() {
        return 1 + below(scenario.weeks() - 1);
    }

    private Instant moment() {
        int stage = below(scenario.policy().stages().size());
        ScheduledStage planned = scenario.policy().week(scenario.monday(week())).get(stage);
        Instant from = planned.opens().minus(BEFORE);
        Duration span = Duration.between(from, planned.closes().plus(LONGEST));
        return from.plusSeconds((long) (next() * span.toSeconds()));
    }

    private Duration upTo(Duration longest) {
        return Duration.ofMillis(1 + (long) (next() * longest.toMillis()));
    }

    private <T> T any(List<T> all) {
        return all.get(below(all.size()));
    }

    private int below(int bound) {
        return (int) (next() * bound);
    }

    private double next() {
        return chance.at(OWNER, Chance.Purpose.SWARM, drawn++);
    }
}
