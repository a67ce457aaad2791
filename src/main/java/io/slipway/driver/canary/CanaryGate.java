package io.slipway.driver.canary;

import io.slipway.conf.InvalidFile;
import io.slipway.driver.Answers;
import io.slipway.driver.Threads;
import io.slipway.judge.value.ExpectedChange;
import io.slipway.judge.value.SampleJudge;
import io.slipway.judge.value.VectorComparison;
import io.slipway.judge.value.Verdict;
import io.slipway.machine.EntityId;
import io.slipway.train.Evidence;
import io.slipway.train.Gate;
import io.slipway.train.TrainCommand.ReportVerdict;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the gate of the serving canary by a replay of sample requests, one build after another. Asked twice it replays once, and says
 * the same again of a build it has judged. A replay only reads, so one that a crash cut short is begun anew. When nobody answers, it is
 * tried again a few times; then the gate is inconclusive, which blocks.
 */
public final class CanaryGate implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CanaryGate.class);
    private static final EntityId PORT = EntityId.of("port", "canary");
    private static final int LONGEST = 2_000;
    private static final int REMEMBERED = 1_000;

    private final CanaryRules rules;
    private final EntityId train;
    private final Answers answers;
    private final Map<Evidence.Judge, Optional<ReportVerdict>> known = new LinkedHashMap<>();
    private final ScheduledExecutorService worker = new ScheduledThreadPoolExecutor(1, Threads.of("canary"));
    private volatile boolean closed;

    public CanaryGate(CanaryRules rules, EntityId train, Answers answers) {
        this.rules = rules;
        this.train = train;
        this.answers = answers;
    }

    /** This build is to be judged; at any other gate it has no say. */
    public void judge(Evidence.Judge request) {
        Optional<ReportVerdict> before;
        synchronized (this) {
            before = known.get(request);
            if (before == null) {
                remember(request, Optional.empty());
            }
        }
        if (before == null) {
            later(request, 1, 0);
        } else {
            before.ifPresent(verdict -> answers.send(train, PORT, verdict));
        }
    }

    /** The release is over: nothing of it is replayed any more. */
    public synchronized void forget(String release) {
        known.keySet().removeIf(judge -> judge.release().equals(release));
    }

    private synchronized boolean isWanted(Evidence.Judge request) {
        return !closed && known.containsKey(request);
    }

    private synchronized void remember(Evidence.Judge request, Optional<ReportVerdict> verdict) {
        known.put(request, verdict);
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private void later(Evidence.Judge request, int attempt, long millis) {
        if (!closed) {
            Future<?> unused = worker.schedule(() -> attempt(request, attempt), millis, TimeUnit.MILLISECONDS);
        }
    }

    private void attempt(Evidence.Judge request, int attempt) {
        if (!isWanted(request)) {
            return;
        }
        try {
            Verdict verdict = replayed(request);
            if (isWanted(request)) {
                told(request, verdict(verdict), evidence(verdict));
            }
        } catch (Unreachable | InvalidFile | IllegalArgumentException trouble) {
            String why = String.valueOf(trouble.getMessage());
            if (attempt >= rules.attempts()) {
                told(request, Gate.Verdict.INCONCLUSIVE, "could not be replayed: " + why);
            } else {
                long pause = rules.pause().toMillis() << Math.min(attempt - 1, 10);
                LOG.warn("canary of {}: {}; tried again in {} ms", request.build(), why, pause);
                later(request, attempt + 1, pause);
            }
        } catch (RuntimeException mistake) {
            LOG.error("canary of {}", request.build(), mistake);
            told(request, Gate.Verdict.INCONCLUSIVE, "could not be replayed: " + mistake);
        }
    }

    private Verdict replayed(Evidence.Judge request) {
        List<ExpectedChange> declared =
                rules.expected().map(ExpectedChanges::read).orElse(List.of());
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<ExpectedChange> inForce =
                declared.stream().filter(change -> change.isInForce(today)).toList();
        Optional<ApiKey> key = rules.keyVariable()
                .map(variable -> ApiKey.of(
                        variable, Optional.ofNullable(System.getenv(variable)).orElse("")));
        SampleJudge judge = new SampleJudge(new VectorComparison(rules.tolerance(), rules.skew()), inForce);
        try (RequestFile file = RequestFile.open(rules.requests(), complaint -> LOG.warn("canary: {}", complaint))) {
            Replay.Outcome outcome = new Replay(
                            new Target(rules.baseline(request.release(), request.build()), key),
                            new Target(rules.candidate(request.release(), request.build()), key),
                            rules.limits(),
                            judge,
                            watching(request))
                    .run(file);
            return Verdict.of(outcome.tally(), rules.minCoverage(), inForce, outcome.brokenOff());
        }
    }

    private Onlooker watching(Evidence.Judge request) {
        return new Onlooker() {
            @Override
            public boolean wantsToStop() {
                return !isWanted(request);
            }

            @Override
            public void reached(long samples, long bytes) {
                // Nobody looks on.
            }
        };
    }

    private static Gate.Verdict verdict(Verdict verdict) {
        return switch (verdict.outcome()) {
            case PASS -> Gate.Verdict.PASS;
            case FAIL -> Gate.Verdict.FAIL;
            case INCONCLUSIVE -> Gate.Verdict.INCONCLUSIVE;
        };
    }

    private static String evidence(Verdict verdict) {
        String reasons = String.join("; ", verdict.reasons());
        return "replay: " + verdict.outcome().name().toLowerCase(Locale.ROOT)
                + (reasons.isEmpty() ? "" : ": " + reasons);
    }

    private void told(Evidence.Judge request, Gate.Verdict verdict, String evidence) {
        String bounded = evidence.length() <= LONGEST ? evidence : evidence.substring(0, LONGEST) + "...";
        ReportVerdict report = new ReportVerdict(request.release(), request.build(), request.gate(), verdict, bounded);
        remember(request, Optional.of(report));
        answers.send(train, PORT, report);
    }

    @Override
    public void close() {
        closed = true;
        worker.shutdownNow();
    }
}
