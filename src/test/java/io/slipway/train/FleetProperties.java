package io.slipway.train;

import static io.slipway.train.TrainBench.BASELINE;
import static io.slipway.train.TrainBench.FIRST;
import static io.slipway.train.TrainBench.MONDAY;
import static io.slipway.train.TrainBench.MONDAY_MORNING;
import static io.slipway.train.TrainBench.SUPPORT;
import static io.slipway.train.TrainBench.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.account.AccountKind;
import io.slipway.account.AccountState.Tenant;
import io.slipway.account.JobSpec;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import io.slipway.policy.Matrices;
import io.slipway.policy.Policies;
import io.slipway.policy.Policy;
import io.slipway.policy.Policy.LateRegression;
import io.slipway.policy.Policy.OnCancel;
import io.slipway.stream.StreamEvent;
import io.slipway.stream.StreamState.Running;
import io.slipway.train.TrainState.Platform;
import io.slipway.wave.RunReport.Stranded;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** All four machines together, in weeks where much goes wrong. */
class FleetProperties {

    private static final EntityId TRAIN = EntityId.of("train", "main");
    private static final Build PINNED = new Build("0.9.3");
    private static final List<Policy> POLICIES = List.of(
            Policies.twoWaves(),
            Policies.failureBudget(Policies.twoWaves(), 1),
            Policies.lateRegression(Policies.twoWaves(), LateRegression.HALT),
            Policies.onCancel(Policies.twoWaves(), OnCancel.KEEP),
            Policies.threeRings(),
            Policies.allAtOnce(),
            Policies.validation(Policies.twoWaves(), Matrices.small(1)));

    @Property(tries = 300)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void bringEveryReleaseToAnEndAndEveryAccountToRest(@ForAll long seed) {
        Mailbox mailbox = week(seed);

        Platform platform = (Platform) mailbox.state(TRAIN);
        assertThat(platform.release()).as("the release under way").isEmpty();
        Statistics.label("outcome")
                .collect(ending(mailbox).outcome())
                .coverage(coverage -> Stream.of(Outcome.values())
                        .forEach(outcome -> coverage.check(outcome).count(weeks -> weeks > 0)));
        Statistics.label("re-released")
                .collect(reReleased(mailbox))
                .coverage(coverage -> coverage.check(true).count(weeks -> weeks > 0));
        assertThat(mailbox.entities("account")).hasSize(6).allSatisfy(account -> {
            Tenant tenant = (Tenant) mailbox.state(account);
            assertThat(tenant.move()).as("what moves " + account).isEmpty();
            assertThat(jobs(mailbox, account)).allMatch(job -> job.handoff().isEmpty());
        });
    }

    @Property(tries = 300)
    void leaveEveryAccountOnTheBaselineOrListedAfterARollBack(@ForAll long seed) {
        Mailbox mailbox = week(seed);

        TrainEvent.ReleaseEnded ending = ending(mailbox);
        if (ending.outcome() != Outcome.CANCELED && ending.outcome() != Outcome.COMPLETED) {
            List<EntityId> listed =
                    ending.needHand().stream().map(Stranded::account).toList();
            assertThat(mailbox.entities("account")).allSatisfy(account -> {
                Tenant tenant = (Tenant) mailbox.state(account);
                boolean home = tenant.serving().equals(BASELINE)
                        && tenant.needsHand().isEmpty()
                        && jobs(mailbox, account).stream()
                                .allMatch(job -> job.blue().definition().pinned()
                                        || job.blue().build().equals(BASELINE));
                assertThat(home || listed.contains(account))
                        .as(account + " is home or listed")
                        .isTrue();
            });
        }
    }

    @Property(tries = 300)
    void runEachJobOnTheBuildItsAccountServesAndNoPinnedJobOnAnother(@ForAll long seed) {
        Mailbox mailbox = week(seed);

        for (EntityId account : mailbox.entities("account")) {
            Tenant tenant = (Tenant) mailbox.state(account);
            for (Running job : jobs(mailbox, account)) {
                if (job.blue().definition().pinned()) {
                    assertThat(mailbox.journal(job.id())).hasOnlyElementsOfType(StreamEvent.Deployed.class);
                } else if (tenant.needsHand().isEmpty()) {
                    assertThat(job.blue().build()).isEqualTo(tenant.serving());
                }
            }
        }
    }

    private static Mailbox week(long seed) {
        Random chance = new Random(seed);
        Mailbox mailbox = new Mailbox(MONDAY_MORNING, chance);
        Policy policy = POLICIES.get(chance.nextInt(POLICIES.size()));
        mailbox.send(TRAIN, World.ID, new TrainCommand.Commission(policy, BASELINE), Duration.ZERO);
        for (int number = 1; number <= 6; number++) {
            join(mailbox, number, chance.nextInt(3));
        }
        mailbox.send(
                TRAIN,
                World.ID,
                new TrainCommand.Propose(WEEK, FIRST, MONDAY, TrainBench.MANAGER),
                Duration.ofHours(1));
        if (chance.nextInt(8) == 0) {
            mailbox.send(TRAIN, World.ID, TrainBench.cancel(), Duration.ofMinutes(chance.nextInt(6_000)));
        }
        mailbox.run();
        return mailbox;
    }

    private static void join(Mailbox mailbox, int number, int unpinned) {
        boolean early = number <= 3;
        EntityId account = EntityId.of("account", (early ? "dev-" : "prod-") + number);
        List<JobSpec> jobs = List.of(
                        new JobSpec("pinned", Optional.of(PINNED)),
                        new JobSpec("clicks", Optional.empty()),
                        new JobSpec("orders", Optional.empty()))
                .subList(0, 1 + unpinned);
        AccountKind kind = early ? AccountKind.DEVELOPMENT : AccountKind.PRODUCTION;
        mailbox.send(
                TRAIN, World.ID, new TrainCommand.RegisterAccount(account, kind, jobs, SUPPORT), Duration.ofMinutes(1));
        if (early) {
            mailbox.send(TRAIN, World.ID, TrainBench.grant(account), Duration.ofMinutes(2));
        }
    }

    private static List<Running> jobs(Mailbox mailbox, EntityId account) {
        return mailbox.entities("job").stream()
                .filter(job -> job.name().startsWith(account.name() + "/"))
                .map(job -> (Running) mailbox.state(job))
                .toList();
    }

    private static boolean reReleased(Mailbox mailbox) {
        return mailbox.journal(TRAIN).stream().anyMatch(TrainEvent.IssueResolved.class::isInstance);
    }

    private static TrainEvent.ReleaseEnded ending(Mailbox mailbox) {
        List<TrainEvent.ReleaseEnded> endings = mailbox.journal(TRAIN).stream()
                .filter(TrainEvent.ReleaseEnded.class::isInstance)
                .map(TrainEvent.ReleaseEnded.class::cast)
                .toList();
        assertThat(endings).hasSize(1);
        return endings.get(0);
    }
}
