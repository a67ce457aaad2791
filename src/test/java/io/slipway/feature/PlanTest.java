package io.slipway.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.feature.FeatureObject.BatchFeatureView;
import io.slipway.machine.Build;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    private static final Schema OTHER_SCHEMA =
            new Schema(List.of("user_id"), List.of(new Schema.Feature("clicks", "float64")));
    private static final FeatureRepository NOTHING = Declared.live("0.8.0");

    @Test
    void createsWhatIsNewAndDeletesWhatIsGone() {
        FeatureRepository one = Declared.live("0.8.0", Declared.stream("a", Declared.spark("0.8.3")));
        FeatureRepository other = Declared.live("0.8.0", Declared.stream("b", Declared.spark("0.8.3")));

        Plan plan = Declared.plan(one, other);

        assertThat(plan.changes()).extracting(Change::transition).containsExactly(Transition.DELETE, Transition.CREATE);
        assertThat(plan.streams())
                .containsExactly(
                        new StreamChange.Stop("a"), new StreamChange.Start("b", Optional.of(new Build("0.8.3"))));
        assertThat(plan.summary()).isEqualTo("1 to create, 1 to delete, 0 unchanged");
    }

    @Test
    void doesNothingWithWhatIsApplied() {
        FeatureRepository one = Declared.live("0.8.0", Declared.stream("a", Declared.spark("0.8.3")));

        Plan plan = Declared.plan(one, one);

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.streams()).isEmpty();
        assertThat(plan.jobs().isNone()).isTrue();
        assertThat(plan.summary()).isEqualTo("Nothing to do: 1 unchanged");
    }

    /** DOMAIN 5.5, for what a user does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.8.0 | 0.8.3 | 0.8.0 | 0.8.3 | UNCHANGED |                   | no effective change
            0.8.0 | 0.8.3 | 0.8.0 | 0.9.0 | UPDATE    | REUSE_CHECKPOINTS | runtime changed
            0.7.0 | ''    | 0.7.0 | 0.8.0 | UPDATE    | REUSE_CHECKPOINTS | becomes pinned
            0.7.0 | 0.8.0 | 0.7.0 | ''    | UPDATE    | REUSE_CHECKPOINTS | unpinned, before 0.8
            0.8.0 | 0.9.0 | 0.9.0 | 0.9.0 | UPGRADE   |                   | SDK upgraded
            0.8.0 | 0.9.0 | 0.8.9 | 0.9.0 | UNCHANGED |                   | a patch of the SDK
            0.8.0 | 0.8.3 | 0.9.0 | 0.9.0 | UPDATE    | REUSE_CHECKPOINTS | both at once
            """)
    void restartsAStreamOnlyWhenItsEffectiveRuntimeChanges(
            String sdkBefore, String before, String sdkAfter, String after, Transition transition, Restart restart) {
        Plan plan = Declared.plan(
                Declared.live(sdkBefore, Declared.stream("s", Declared.spark(before))),
                Declared.live(sdkAfter, Declared.stream("s", Declared.spark(after))));

        assertThat(plan.changes()).extracting(Change::transition).containsExactly(transition);
        assertThat(plan.streams())
                .isEqualTo(Optional.ofNullable(restart).stream()
                        .map(checkpoints -> new StreamChange.HandOff(
                                "s",
                                Optional.of(after)
                                        .filter(text -> !text.isEmpty())
                                        .map(Build::new),
                                checkpoints))
                        .toList());
    }

    @Test
    void hasNoStreamProcessOnRift() {
        Plan plan = Declared.plan(
                Declared.live("0.9.0", Declared.stream("s", Declared.rift("core-0.9"))),
                Declared.live("0.9.0", Declared.stream("s", Declared.rift("core-1.0"))));

        assertThat(plan.changes()).extracting(Change::transition).containsExactly(Transition.UPDATE);
        assertThat(plan.streams()).isEmpty();
    }

    @Test
    void startsAndStopsTheProcessWithTheOnlineStore() {
        Materialization on = Declared.spark("0.8.3");
        FeatureRepository online = Declared.live("0.8.0", Declared.stream("s", on));
        FeatureRepository offline = Declared.live("0.8.0", Declared.stream("s", Declared.writing(on, false, true)));

        assertThat(Declared.plan(offline, online).streams()).singleElement().isInstanceOf(StreamChange.Start.class);
        assertThat(Declared.plan(offline, online).jobs()).isEqualTo(new JobCounts(1, 1, 0));
        assertThat(Declared.plan(online, offline).streams()).containsExactly(new StreamChange.Stop("s"));
        assertThat(Declared.plan(online, offline).jobs().isNone()).isTrue();
    }

    @Test
    void startsNothingInADevelopmentWorkspace() {
        FeatureRepository development = FeatureRepository.of(
                "0.8.0", Declared.DEVELOPMENT, List.of(Declared.stream("s", Declared.spark("0.8.3"))));

        Plan plan = Declared.plan(FeatureRepository.empty("0.8.0", Declared.DEVELOPMENT), development);

        assertThat(development.streamJobs()).isEmpty();
        assertThat(plan.streams()).isEmpty();
        assertThat(plan.jobs().isNone()).isTrue();
    }

    @Test
    void recreatesWhateverReadsAnObjectWithAnotherContract() {
        BatchFeatureView base = Declared.batch("base", Declared.spark("0.8.3"));
        var changed =
                new BatchFeatureView(base.label(), OTHER_SCHEMA, base.query(), base.materialized(), base.backfill());
        var reader = Declared.batch("reader", Declared.spark("0.8.3"), "base");
        var far = Declared.batch("reader_of_reader", Declared.spark("0.8.3"), "reader");
        var service = Declared.served("service", "base");

        Plan plan = Plan.of(
                Declared.live("0.8.0", base, reader, far, service),
                Declared.live("0.8.0", changed, reader, far, service),
                new PlanOptions(true, Declared.TODAY));

        assertThat(plan.changes())
                .extracting(change -> change.object().name() + " " + change.transition())
                .containsExactly("base RECREATE", "reader RECREATE", "reader_of_reader UNCHANGED", "service UNCHANGED");
    }

    @Test
    void suppressesARecreationWhoseOutputStays() {
        var view = Declared.stream("s", Declared.spark("0.8.3"));
        var otherCode = new FeatureObject.StreamFeatureView(
                view.label(),
                view.schema(),
                new Query(Optional.of("history"), Optional.of("code@2"), Optional.empty(), Optional.empty(), List.of()),
                new Streaming(
                        "clicks",
                        Optional.of(Duration.ofDays(7)),
                        Optional.of(Duration.ofMinutes(10)),
                        Streaming.Mode.TIME_INTERVAL,
                        Optional.empty(),
                        Optional.empty()),
                view.materialized(),
                view.backfill());
        FeatureRepository before = Declared.live("0.8.0", view);
        FeatureRepository after = Declared.live("0.8.0", otherCode);

        Plan open = Declared.plan(before, after);
        Plan suppressed = Plan.of(before, after, new PlanOptions(true, Declared.TODAY));

        assertThat(open.streams()).singleElement().isInstanceOf(StreamChange.StartAnew.class);
        assertThat(open.jobs()).isEqualTo(new JobCounts(1, 1, 1));
        assertThat(suppressed.changes().get(0).transition()).isEqualTo(Transition.UPDATE);
        assertThat(suppressed.changes().get(0).restart()).isEqualTo(Restart.CHECKPOINTS_INVALIDATED);
        assertThat(suppressed.changes().get(0).warnings())
                .anyMatch(text -> text.contains("watermark is 10m: below 1d"));
        assertThat(suppressed.jobs().isNone()).isTrue();
        assertThat(suppressed.id()).isNotEqualTo(open.id());
    }

    @ParameterizedTest
    @CsvSource({"LIVE,true,false", "LIVE,false,true", "DEVELOPMENT,true,true"})
    void protectsInLiveWorkspacesWhatMustNotBeDestroyed(Workspace.Kind kind, boolean prevented, boolean sound) {
        Workspace workspace = new Workspace("w", kind);
        Label label = prevented ? Declared.protectedLabel("v") : Declared.label("v");
        BatchFeatureView view = new BatchFeatureView(
                label, Declared.SCHEMA, Declared.query(), Declared.spark("0.8.3"), Declared.BACKFILL);
        var changed = new BatchFeatureView(
                Declared.label("v"), OTHER_SCHEMA, view.query(), view.materialized(), view.backfill());
        FeatureRepository before = FeatureRepository.of("0.8.0", workspace, List.of(view));

        Plan deletes = Declared.plan(before, FeatureRepository.empty("0.8.0", workspace));
        Plan recreates = Declared.plan(before, FeatureRepository.of("0.8.0", workspace, List.of(changed)));

        assertThat(deletes.isSound()).isEqualTo(sound);
        assertThat(recreates.isSound())
                .as("lifted by an apply of its own, not on the way")
                .isEqualTo(sound);
    }

    @Test
    void protectsAgainstAChangeOfWhatIsRead() {
        BatchFeatureView base = Declared.batch("base", Declared.spark("0.8.3"));
        var changed =
                new BatchFeatureView(base.label(), OTHER_SCHEMA, base.query(), base.materialized(), base.backfill());
        var reader = new BatchFeatureView(
                Declared.protectedLabel("reader"),
                Declared.SCHEMA,
                Declared.query("base"),
                Declared.spark("0.8.3"),
                Declared.BACKFILL);

        Plan plan = Declared.plan(Declared.live("0.8.0", base, reader), Declared.live("0.8.0", changed, reader));

        assertThat(plan.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.DESTROY_PREVENTED);
            assertThat(problem.what()).contains("reader would be recreated").contains("its input base");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.8.0 | SPARK | ''    | UNPINNING_REFUSED
            0.7.0 | SPARK | ''    |
            0.8.0 | SPARK | 0.9.0 |
            0.8.0 | RIFT  | ''    |
            """)
    void givesNoPinBackOnSpark(String sdk, Platform platform, String runtime, Code refused) {
        Plan plan = Declared.plan(
                Declared.live("0.7.0", Declared.batch("v", Declared.spark("0.8.3"))),
                Declared.live(sdk, Declared.batch("v", Declared.on(platform, runtime, ""))));

        assertThat(plan.problems())
                .extracting(Problem::code)
                .isEqualTo(Optional.ofNullable(refused).stream().toList());
    }

    @Test
    void isNamedByItsContentAlone() {
        FeatureRepository one = Declared.live("0.8.0", Declared.stream("a", Declared.spark("0.8.3")));
        FeatureRepository other = Declared.live("0.8.0", Declared.stream("a", Declared.spark("0.9.0")));

        assertThat(Declared.plan(NOTHING, one).id())
                .isEqualTo(Declared.plan(NOTHING, one).id())
                .isEqualTo(Plan.of(NOTHING, one, new PlanOptions(false, Declared.TODAY.plusYears(1)))
                        .id())
                .isNotEqualTo(Declared.plan(NOTHING, other).id())
                .isNotEqualTo(Declared.plan(other, one).id())
                .hasSize(32);
    }

    @ParameterizedTest
    @CsvSource({"1,152", "30,6", "90,2", "365,1"})
    void countsTheBackfillsUpToToday(int days, int jobs) {
        Backfill backfill = new Backfill(
                Declared.BACKFILL.start(), Declared.BACKFILL.schedule(), Optional.of(Duration.ofDays(days)));

        assertThat(backfill.jobs(Declared.TODAY)).isEqualTo(jobs);
    }
}
