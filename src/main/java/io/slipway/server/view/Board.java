package io.slipway.server.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.account.AccountEvent;
import io.slipway.machine.EntityId;
import io.slipway.policy.Policy;
import io.slipway.server.why.Answer;
import io.slipway.server.why.Chronicle;
import io.slipway.server.why.Present;
import io.slipway.stream.StreamEvent;
import io.slipway.train.TrainEvent;
import io.slipway.wave.WaveEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the journal tells, ready to be read: made anew from the journal at each start, and bounded but for the fleet itself. */
public final class Board {

    private static final int RELEASES = 200;
    private static final int UNREADABLE = 100;
    private static final int CHANGES = 10_000;

    private final NavigableMap<String, AccountRow> accounts = new TreeMap<>();
    private final NavigableMap<String, AccountRow> moving = new TreeMap<>();
    private final Spread builds = new Spread();
    private final Spread phases = new Spread();
    private final Map<String, ReleaseRow> releases = new LinkedHashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Chronicle chronicle = new Chronicle();
    private Optional<String> active = Optional.empty();
    private Optional<String> baseline = Optional.empty();
    private Optional<Policy> policy = Optional.empty();
    private final Map<String, String> unreadable = new TreeMap<>();
    private long unreadableEvents;
    private long last;
    private long forgotten;
    private Instant lastAt = Instant.EPOCH;

    /** One more event. One that was told before is passed over. */
    public synchronized void happened(Change change) {
        if (change.number() <= last) {
            return;
        }
        last = change.number();
        lastAt = change.at();
        changes.add(change);
        if (changes.size() > CHANGES) {
            forgotten = changes.remove().number();
        }
        counts.merge(change.entity().kind() + "." + change.event().getClass().getSimpleName(), 1L, Long::sum);
        chronicle.happened(change.number(), change.at(), change.entity(), change.event());
        if (change.event() instanceof TrainEvent event) {
            train(change.at(), event);
        } else if (change.event() instanceof WaveEvent event) {
            wave(change.entity(), event);
        } else if (change.event() instanceof AccountEvent event) {
            change(account(change.entity().name()), row -> row.happened(change.at(), event));
        } else if (change.event() instanceof StreamEvent event) {
            String[] names = change.entity().name().split("/", 2);
            account(names[0]).job(names[1]).happened(change.at(), event);
        }
    }

    /** One more event, which this version cannot read. */
    public synchronized void unreadable(long number, EntityId entity, String why) {
        if (number <= last) {
            return;
        }
        last = number;
        unreadableEvents++;
        if (unreadable.size() < UNREADABLE) {
            unreadable.putIfAbsent(entity.path(), why);
        }
        if (entity.kind().equals("account")) {
            account(entity.name()).unreadable(why);
        } else if (entity.kind().equals("job")) {
            account(entity.name().split("/", 2)[0]).unreadable("of its job " + entity.name() + ": " + why);
        }
    }

    /** Events that were passed over, since this version cannot read them. */
    public synchronized long unreadableEvents() {
        return unreadableEvents;
    }

    /** The entities that have such events, by their addresses, with what is wrong; not more than a hundred of them. */
    public synchronized Map<String, String> unreadable() {
        return new TreeMap<>(unreadable);
    }

    private void train(Instant at, TrainEvent event) {
        if (event instanceof TrainEvent.Commissioned e) {
            policy = Optional.of(e.policy());
            baseline = Optional.of(e.baseline().label());
        } else if (event instanceof TrainEvent.PolicyAdopted e) {
            policy = Optional.of(e.policy());
        } else if (event instanceof TrainEvent.AccountRegistered e) {
            change(account(e.account().name()), row -> row.registered(at, e));
        } else if (event instanceof TrainEvent.EarlyAccessRequested e) {
            account(e.account().name()).standing("requested");
        } else if (event instanceof TrainEvent.EarlyAccessGranted e) {
            account(e.account().name()).standing("granted");
        } else if (event instanceof TrainEvent.EarlyAccessDeclined e) {
            account(e.account().name()).standing("none");
        } else if (event instanceof TrainEvent.EarlyAccessLeft e) {
            account(e.account().name()).standing("none");
        } else {
            release(at, event);
        }
    }

    /** Only its first event names a release that is not the active one. */
    private void release(Instant at, TrainEvent event) {
        if (event instanceof TrainEvent.ReleaseProposed e) {
            begin(e.release(), at);
        } else if (event instanceof TrainEvent.WeekSkipped e) {
            begin(e.release(), at);
        }
        active.map(releases::get).ifPresent(row -> row.happened(at, event));
        if (event instanceof TrainEvent.ReleaseEnded e) {
            e.shipped().ifPresent(build -> baseline = Optional.of(build.label()));
        }
    }

    private void begin(String release, Instant at) {
        releases.remove(release);
        releases.put(release, new ReleaseRow(release, at));
        active = Optional.of(release);
        if (releases.size() > RELEASES) {
            releases.remove(releases.keySet().iterator().next());
        }
    }

    private void wave(EntityId wave, WaveEvent event) {
        int slash = wave.name().lastIndexOf('/');
        Optional.ofNullable(releases.get(wave.name().substring(0, slash)))
                .flatMap(row -> row.stage(wave.name().substring(slash + 1)))
                .ifPresent(stage -> stage.happened(event));
    }

    private AccountRow account(String name) {
        return accounts.computeIfAbsent(name, added -> {
            AccountRow row = new AccountRow(added);
            count(row);
            return row;
        });
    }

    /** Keeps the counts true, so that nobody must go through the fleet to know how it is spread. */
    private void change(AccountRow row, Consumer<AccountRow> change) {
        builds.remove(row.build());
        phases.remove(row.phase());
        change.accept(row);
        count(row);
    }

    private void count(AccountRow row) {
        builds.add(row.build());
        phases.add(row.phase());
        if (row.isMoving()) {
            moving.put(row.name, row);
        } else {
            moving.remove(row.name);
        }
    }

    /** What releases follow; empty before the platform is commissioned. */
    public synchronized Optional<Policy> policy() {
        return policy;
    }

    /** Whether a build is what the fleet runs, and how the fleet is spread over builds and phases. */
    public synchronized ObjectNode platform() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        policy.ifPresent(adopted -> node.put("policy", adopted.name()));
        baseline.ifPresent(build -> node.put("baseline", build));
        active.ifPresent(release -> node.put("release", release));
        node.put("accounts", accounts.size());
        builds.json(node.putObject("builds"));
        phases.json(node.putObject("phases"));
        if (!unreadable.isEmpty()) {
            ObjectNode stopped = node.putObject("unreadable");
            unreadable.forEach(stopped::put);
        }
        node.put("position", last).put("at", lastAt.toString());
        return node;
    }

    /** The latest release first. */
    public synchronized List<ObjectNode> releases() {
        List<ObjectNode> list = new ArrayList<>();
        releases.values().forEach(row -> list.add(0, row.json(JsonNodeFactory.instance.objectNode())));
        return list;
    }

    public synchronized Optional<ObjectNode> release(String id) {
        return Optional.ofNullable(releases.get(id)).map(row -> row.json(JsonNodeFactory.instance.objectNode()));
    }

    public synchronized Optional<ObjectNode> accountNamed(String name) {
        return Optional.ofNullable(accounts.get(name))
                .map(row -> row.json(JsonNodeFactory.instance.objectNode(), true));
    }

    /**
     * Why an account is where it is.
     *
     * @param at of which instant; empty for the present
     * @throws io.slipway.server.why.Untold if nothing is known of it, or not any more
     */
    public synchronized Answer why(String account, Optional<Instant> at, Instant now) {
        return chronicle.why(
                account, at.orElse(now), at.isPresent() ? Optional.empty() : Optional.of(present(account)));
    }

    private Present present(String account) {
        List<String> jobs = Optional.ofNullable(accounts.get(account))
                .map(AccountRow::underWay)
                .orElse(List.of());
        Map<String, String> progress =
                active.map(releases::get).map(ReleaseRow::progress).orElse(Map.of());
        return new Present(jobs, progress);
    }

    /**
     * A release with its accounts by stage: of each stage how many are at what, and of all accounts those a person should look at
     * first, with their jobs.
     */
    public synchronized Optional<ObjectNode> tree(String release, int limit, Instant now) {
        return Optional.ofNullable(releases.get(release)).map(row -> {
            ObjectNode node = row.json(JsonNodeFactory.instance.objectNode());
            row.wishes(node, now);
            return new Tree(release, accounts.values()).json(node, limit).put("position", last);
        });
    }

    /** What some people want a release to let through, and not enough of them yet. */
    public synchronized Optional<ObjectNode> approvals(String release, Instant now) {
        return Optional.ofNullable(releases.get(release)).map(row -> {
            ObjectNode node = JsonNodeFactory.instance.objectNode().put("release", release);
            row.wishes(node, now);
            return node;
        });
    }

    /** Accounts after a name, in the order of names; those that are moving or need a hand if only these are asked for. */
    public synchronized List<ObjectNode> accounts(String after, int limit, boolean onlyMoving) {
        return (onlyMoving ? moving : accounts)
                .tailMap(after, false).values().stream()
                        .limit(limit)
                        .map(row -> row.json(JsonNodeFactory.instance.objectNode(), onlyMoving))
                        .toList();
    }

    /** The changes after a number, oldest first; those that are too old are not told any more. */
    public synchronized List<Change> changesAfter(long number, int limit) {
        List<Change> found = new ArrayList<>();
        var newestFirst = changes.descendingIterator();
        while (newestFirst.hasNext()) {
            Change change = newestFirst.next();
            if (change.number() <= number) {
                break;
            }
            found.add(change);
        }
        Collections.reverse(found);
        return found.size() > limit ? List.copyOf(found.subList(0, limit)) : found;
    }

    /** The number of the last change that is not told any more; 0 if all are. */
    public synchronized long forgotten() {
        return forgotten;
    }

    /** The number of the last change. */
    public synchronized long position() {
        return last;
    }

    /** How many events of each type there were. */
    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    public synchronized int fleet() {
        return accounts.size();
    }
}
