package io.slipway.driver.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.driver.web.Unanswered;
import io.slipway.judge.soak.Batch;
import io.slipway.machine.Build;
import io.slipway.train.Evidence;
import io.slipway.train.Severity;
import io.slipway.train.TrainCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver over a source that knows everything at once, or nothing for a while. */
@Timeout(60)
class SignalsDriverTest {

    private static final String RELEASE = "2026.48";
    private static final Build BUILD = new Build("2026.48.0");
    private static final Build BASELINE = new Build("2026.47.0");
    private static final Duration EVERY = Duration.ofMillis(50);

    private final Told told = new Told();
    private final AtomicInteger silent = new AtomicInteger();
    private final List<Stretch> asked = new CopyOnWriteArrayList<>();
    private SignalsDriver driver = driver(Duration.ofHours(1));

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void reportsOneStretchAfterAnother() {
        long begun = Stretch.at(Instant.now(), EVERY);

        driver.sample(request(BUILD, 0));

        await().until(() -> told.stretches().size() >= 4);
        List<Long> stretches = told.stretches();
        assertThat(stretches.get(0)).isGreaterThanOrEqualTo(begun);
        for (int i = 1; i < stretches.size(); i++) {
            assertThat(stretches.get(i)).isEqualTo(stretches.get(0) + i);
        }
        assertThat(told.samples().get(0).build()).isEqualTo(BUILD);
        assertThat(told.samples().get(0).samples()).containsOnlyKeys("error-rate");
    }

    @Test
    void looksOnceThoughItIsAskedTwice() {
        long begun = Stretch.at(Instant.now(), EVERY);
        driver.sample(request(BUILD, 0));
        driver.sample(request(BUILD, 0));
        driver.sample(request(BUILD, 17));

        await().until(() -> told.stretches().size() >= 4);
        assertThat(told.stretches()).doesNotHaveDuplicates().isSorted();
        assertThat(told.stretches().get(0)).isGreaterThanOrEqualTo(begun);
        assertThat(driver.watched()).isOne();
    }

    @Test
    void goesOnBehindTheLastStretchThatIsKnown() {
        long known = Stretch.at(Instant.now(), EVERY) - 100;

        driver.sample(request(BUILD, known));

        await().until(() -> told.stretches().size() >= 50);
        assertThat(told.stretches()).startsWith(known + 1, known + 2, known + 3);
    }

    @Test
    void twoDriversMeanTheSameStretchByTheSameNumber() {
        SignalsDriver other = driver(Duration.ofHours(1));
        try {
            long known = Stretch.at(Instant.now(), EVERY) - 10;
            driver.sample(request(BUILD, known));
            other.sample(request(BUILD, known));

            await().until(() -> told.stretches().stream()
                            .filter(number -> number == known + 5)
                            .count()
                    == 2);
            assertThat(asked.stream()
                            .filter(stretch -> stretch.number() == known + 5)
                            .map(Stretch::from))
                    .hasSize(2)
                    .containsOnly(Instant.ofEpochMilli((known + 5) * EVERY.toMillis()));
        } finally {
            other.close();
        }
    }

    @Test
    void asksAgainOfAStretchThatWasNotAnswered() {
        silent.set(2);
        long known = Stretch.at(Instant.now(), EVERY) - 5;

        driver.sample(request(BUILD, known));

        await().until(() -> told.stretches().size() >= 2);
        assertThat(told.stretches()).startsWith(known + 1, known + 2);
        assertThat(asked.subList(0, 3)).extracting(Stretch::number).containsOnly(known + 1);
    }

    @Test
    void givesUpWhatIsTooLongAgo() {
        driver.close();
        driver = driver(Duration.ofMillis(200));
        long begun = Stretch.at(Instant.now(), EVERY);
        silent.set(40);

        driver.sample(request(BUILD, 1));

        await().until(() -> !told.stretches().isEmpty());
        assertThat(told.stretches().get(0)).isGreaterThanOrEqualTo(begun - 5);
        assertThat(asked.subList(0, 40).stream().map(Stretch::number).distinct().count())
                .as("it goes on though it hears nothing")
                .isGreaterThan(1);
    }

    @Test
    void turnsToTheBuildThatTookThePlaceOfAnother() {
        Build patch = new Build("2026.48.1");
        driver.sample(request(BUILD, 0));
        await().until(() -> !told.samples().isEmpty());

        driver.sample(request(patch, 0));

        await().until(() -> told.samples().stream()
                        .filter(report -> report.build().equals(patch))
                        .count()
                >= 2);
        List<Build> builds =
                told.samples().stream().map(TrainCommand.ReportSamples::build).toList();
        assertThat(builds.subList(builds.indexOf(patch) + 1, builds.size())).containsOnly(patch);
    }

    @Test
    void looksNoMoreOnceTheReleaseIsOver() {
        driver.sample(request(BUILD, 0));
        driver.watch(new Evidence.Watch(RELEASE, BUILD, BASELINE));
        assertThat(driver.watched()).isEqualTo(2);

        driver.unwatch("2026.49");
        assertThat(driver.watched()).isEqualTo(2);
        driver.unwatch(RELEASE);

        assertThat(driver.watched()).isZero();
        int before = told.samples().size();
        driver.sample(new Evidence.Sample("2026.49", BUILD, BASELINE, EVERY, List.of("error-rate"), 0));
        await().until(() -> told.samples().stream()
                        .filter(report -> report.release().equals("2026.49"))
                        .count()
                >= 4);
        assertThat(told.samples().stream()
                        .filter(report -> report.release().equals(RELEASE))
                        .count())
                .isLessThanOrEqualTo(before + 1);
    }

    @Test
    void opensAnIssueForEachRegression() {
        driver.watch(new Evidence.Watch(RELEASE, BUILD, BASELINE));

        await().until(() -> !told.issues().isEmpty());
        TrainCommand.ReportIssue issue = told.issues().get(0);
        assertThat(issue.issue()).isEqualTo("late-regression");
        assertThat(issue.build()).isEqualTo(BUILD);
        assertThat(issue.severity()).isEqualTo(Severity.MINOR);
        assertThat(issue.summary()).isEqualTo("it is late");
        assertThat(issue.actor().name()).isEqualTo("a source");
    }

    private SignalsDriver driver(Duration catchUp) {
        Pace pace = new Pace(Duration.ZERO, catchUp, EVERY, Duration.ofMillis(20));
        return new SignalsDriver(new Knowing(), pace, Told.TRAIN, told, InstantSource.system());
    }

    private static Evidence.Sample request(Build build, long after) {
        return new Evidence.Sample(RELEASE, build, BASELINE, EVERY, List.of("error-rate", "nobody-counts-this"), after);
    }

    /** Knows one metric, and one regression; says nothing as often as it is told to. */
    private final class Knowing implements Source {

        @Override
        public String name() {
            return "a source";
        }

        @Override
        public SortedMap<String, Batch> count(Stretch stretch, List<String> metrics) throws Unanswered {
            asked.add(stretch);
            if (silent.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new Unanswered("out for lunch");
            }
            SortedMap<String, Batch> counted = new TreeMap<>();
            if (metrics.contains("error-rate")) {
                counted.put("error-rate", new Batch(1, 100, 1, 100));
            }
            return counted;
        }

        @Override
        public List<Regression> compare(Stretch stretch) {
            return List.of(new Regression("late-regression", Severity.MINOR, "it is\n  late"));
        }
    }
}
