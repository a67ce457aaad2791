package io.slipway.server.why;

import io.slipway.account.AccountEvent;
import io.slipway.machine.EntityId;
import io.slipway.machine.Event;
import io.slipway.policy.Policy;
import io.slipway.train.TrainEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The journal by account and by release, bounded: of each account its last moves, of the last releases what was decided. Not safe for
 * several threads at once.
 */
public final class Chronicle {

    private static final int RELEASES = 60;
    private static final int LINES_OF_RELEASE = 2_000;
    private static final int LINES_OF_ACCOUNT = 32;

    private record Chapter(Instant began, Story<ReleasePast> story) {}

    private final Map<String, Story<AccountPast>> accounts = new HashMap<>();
    private final Deque<Chapter> releases = new ArrayDeque<>();
    private Optional<Policy> policy = Optional.empty();
    private String baseline = "";
    private Instant forgotten = Instant.EPOCH;

    /** One more event, in the order of the journal. */
    public void happened(long number, Instant at, EntityId entity, Event event) {
        if (event instanceof TrainEvent train) {
            train(number, at, train);
        } else if (event instanceof AccountEvent account && tells(account)) {
            Optional.ofNullable(accounts.get(entity.name())).ifPresent(story -> story.add(number, at, event));
        }
    }

    /** Whether an account is where it is because of it. */
    private static boolean tells(AccountEvent event) {
        return !(event instanceof AccountEvent.JobSettled || event instanceof AccountEvent.StreamApplied);
    }

    private void train(long number, Instant at, TrainEvent event) {
        if (event instanceof TrainEvent.Commissioned e) {
            policy = Optional.of(e.policy());
            baseline = e.baseline().label();
        } else if (event instanceof TrainEvent.PolicyAdopted e) {
            policy = Optional.of(e.policy());
        } else if (event instanceof TrainEvent.AccountRegistered e) {
            String name = e.account().name();
            accounts.put(name, new Story<>(new AccountPast(name), at, LINES_OF_ACCOUNT));
            account(e.account(), number, at, e);
        } else if (event instanceof TrainEvent.AccountJoined e) {
            account(e.account(), number, at, e);
        } else if (event instanceof TrainEvent.EarlyAccessRequested e) {
            account(e.account(), number, at, e);
        } else if (event instanceof TrainEvent.EarlyAccessGranted e) {
            account(e.account(), number, at, e);
        } else if (event instanceof TrainEvent.EarlyAccessDeclined e) {
            account(e.account(), number, at, e);
        } else if (event instanceof TrainEvent.EarlyAccessLeft e) {
            account(e.account(), number, at, e);
        } else {
            release(number, at, event);
        }
    }

    private void account(EntityId account, long number, Instant at, TrainEvent event) {
        Optional.ofNullable(accounts.get(account.name())).ifPresent(story -> story.add(number, at, event));
    }

    /** Only one release is under way at a time, so what is not the first event of one is of the latest. */
    private void release(long number, Instant at, TrainEvent event) {
        if (event instanceof TrainEvent.ReleaseProposed e) {
            begin(e.release(), at);
        } else if (event instanceof TrainEvent.WeekSkipped e) {
            begin(e.release(), at);
        } else if (event instanceof TrainEvent.SamplesReported) {
            return;
        }
        if (!releases.isEmpty()) {
            releases.getLast().story.add(number, at, event);
        }
        if (event instanceof TrainEvent.ReleaseEnded e) {
            e.shipped().ifPresent(build -> baseline = build.label());
        }
    }

    private void begin(String release, Instant at) {
        releases.add(new Chapter(at, new Story<>(new ReleasePast(release, policy, baseline), at, LINES_OF_RELEASE)));
        if (releases.size() > RELEASES) {
            releases.remove();
            forgotten = releases.getFirst().began;
        }
    }

    /**
     * Why an account was where it was.
     *
     * @param present what is known of the present only; empty for another instant
     * @throws Untold if there was no such account then, or that is too long ago
     */
    public Answer why(String account, Instant at, Optional<Present> present) {
        Story<AccountPast> story = Optional.ofNullable(accounts.get(account))
                .orElseThrow(() -> new Untold("NOT_FOUND", "no account is called \"" + account + "\""));
        AccountPast past = story.at(at)
                .orElseThrow(() -> new Untold(
                        "TOO_OLD", account + " is known from " + story.since() + " on; ask for a time since"));
        if (at.isBefore(forgotten)) {
            throw new Untold("TOO_OLD", "releases are known from " + forgotten + " on; ask for a time since");
        }
        return new Why(past, release(at), present, at, new Almanac(policy)).answer();
    }

    private Optional<ReleasePast> release(Instant at) {
        Optional<Chapter> latest =
                releases.stream().filter(chapter -> !chapter.began.isAfter(at)).reduce((before, chapter) -> chapter);
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        Story<ReleasePast> story = latest.get().story;
        return Optional.of(story.at(at)
                .orElseThrow(() -> new Untold(
                        "TOO_OLD", "this release is known from " + story.since() + " on; ask for a time since")));
    }
}
