package io.slipway.account;

import static io.slipway.account.Declared.repository;
import static io.slipway.account.Declared.stream;
import static io.slipway.account.TenantBench.NEW;
import static io.slipway.account.TenantBench.OLD;
import static io.slipway.account.TenantBench.PATCHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.account.AccountState.OwnJob;
import io.slipway.account.AccountState.Tenant;
import io.slipway.feature.DeclaredStream;
import io.slipway.machine.Build;
import io.slipway.stream.StreamEvent;
import io.slipway.stream.StreamState.Running;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Releases, roll-backs and applies in any interleaving: what becomes of the streams (DOMAIN 5.5). */
class ApplyProperties {

    private static final List<String> NAMES = List.of("clicks", "orders", "taps");
    private static final List<Build> BUILDS = List.of(NEW, PATCHED);

    /** One thing after another: every restart is in the table, and the table names every restart. */
    @Property(tries = 10_000)
    void restartsEachStreamExactlyAsTheTableSaysWhenOneThingFollowsAnother(@ForAll long seed) {
        Random chance = new Random(seed);
        Household household = new Household(chance, 0);
        Ledger ledger = new Ledger();
        for (int i = 0; i < 8; i++) {
            switch (chance.nextInt(3)) {
                case 0 -> {
                    Build build = BUILDS.get(chance.nextInt(2));
                    household.update(build);
                    ledger.release(build);
                }
                case 1 -> {
                    household.rollBack();
                    ledger.release(OLD);
                }
                default -> {
                    Map<String, Declared> next = changed(ledger.declared, chance);
                    household.apply(repository(next.values().toArray(Declared[]::new)));
                    ledger.apply(next);
                }
            }
            household.settle();
        }

        for (String name : NAMES) {
            assertThat(count(household, name, StreamEvent.Deployed.class))
                    .as("%s created", name)
                    .isEqualTo(ledger.created.getOrDefault(name, 0));
            assertThat(count(household, name, StreamEvent.HandoffStarted.class))
                    .as("%s handed off", name)
                    .isEqualTo(ledger.handedOff.getOrDefault(name, 0));
            assertThat(count(household, name, StreamEvent.Rebuilt.class))
                    .as("%s recreated", name)
                    .isEqualTo(ledger.recreated.getOrDefault(name, 0));
            assertThat(count(household, name, StreamEvent.Retired.class))
                    .as("%s deleted", name)
                    .isEqualTo(ledger.deleted.getOrDefault(name, 0));
        }
    }

    /** All at once: the latest target wins, each restart leads to something else than before, and none is lost. */
    @Property(tries = 10_000)
    void leavesEachStreamOnItsLatestTargetWhenEverythingOverlaps(@ForAll long seed) {
        interleaved(seed, 0);
    }

    /** With greens that die, messages that repeat and crashes: what failed is as before, and says so. */
    @Property(tries = 2_000)
    void leavesEachStreamWholeWhenThingsFail(@ForAll long seed) {
        interleaved(seed, 0.15);
    }

    private static void interleaved(long seed, double faults) {
        Random chance = new Random(seed);
        Household household = new Household(chance, faults);
        Map<String, Declared> declared = new LinkedHashMap<>();
        int orders = 0;
        for (int i = 0; i < 10; i++) {
            switch (chance.nextInt(4)) {
                case 0 -> household.update(BUILDS.get(chance.nextInt(2)));
                case 1 -> household.rollBack();
                default -> {
                    declared = changed(declared, chance);
                    household.apply(repository(declared.values().toArray(Declared[]::new)));
                }
            }
            orders++;
            household.steps(chance.nextInt(12));
        }
        household.settle();

        Tenant tenant = household.tenant();
        assertThat(tenant.move()).isEmpty();
        assertThat(tenant.works().apply()).isEmpty();
        isAsApplied(tenant);
        for (String name : NAMES) {
            Optional<OwnJob> own = tenant.profile().job(AccountState.Profile.jobId(tenant.id(), name));
            own.ifPresentOrElse(
                    job -> runs(household, name, job, faults > 0),
                    () -> assertThat(household.processes(name)).isEmpty());
            changesSomethingEachTime(household, name);
            if (faults == 0) {
                int restarts = count(household, name, StreamEvent.BlueDrained.class)
                        + count(household, name, StreamEvent.RebuiltOnline.class)
                        + count(household, name, StreamEvent.Deployed.class);
                assertThat(restarts).isLessThanOrEqualTo(orders);
            }
        }
    }

    private static void isAsApplied(Tenant tenant) {
        List<DeclaredStream> declared = tenant.works()
                .repository()
                .map(io.slipway.feature.FeatureRepository::streamJobs)
                .orElse(List.of());
        assertThat(tenant.profile().jobs())
                .extracting(OwnJob::id, OwnJob::pinnedTo)
                .containsExactlyInAnyOrderElementsOf(declared.stream()
                        .map(stream -> org.assertj.core.groups.Tuple.tuple(
                                AccountState.Profile.jobId(tenant.id(), stream.name()), stream.runtime()))
                        .toList());
    }

    private static void runs(Household household, String name, OwnJob own, boolean faults) {
        Running job = (Running) household.job(name);
        Tenant tenant = household.tenant();
        assertThat(job.handoff()).isEmpty();
        assertThat(job.blue().definition()).isEqualTo(own.definition());
        assertThat(household.processes(name)).containsOnlyKeys(job.blue().epoch());
        if (!(faults && tenant.needsHand().isPresent())) {
            assertThat(job.blue().build()).isEqualTo(own.pinnedTo().orElse(tenant.serving()));
        }
    }

    /** A restart that leads to the build and the definition that ran before would be one too many. */
    private static void changesSomethingEachTime(Household household, String name) {
        Optional<String> before = Optional.empty();
        Optional<String> green = Optional.empty();
        for (StreamEvent event : household.journal(name)) {
            if (event instanceof StreamEvent.HandoffStarted e) {
                green = Optional.of(e.build() + " " + e.definition());
            } else if (event instanceof StreamEvent.Deployed e) {
                before = Optional.of(e.build() + " " + e.definition());
            } else if (event instanceof StreamEvent.Rebuilt e) {
                before = Optional.of(e.build() + " " + e.definition());
            } else if (event instanceof StreamEvent.BlueDrained) {
                assertThat(green).isNotEqualTo(before);
                before = green;
            }
        }
    }

    private static int count(Household household, String name, Class<? extends StreamEvent> kind) {
        return (int) household.journal(name).stream().filter(kind::isInstance).count();
    }

    /** One or two of the streams are created, deleted, pinned, unpinned, changed or recreated. */
    private static Map<String, Declared> changed(Map<String, Declared> before, Random chance) {
        Map<String, Declared> after = new LinkedHashMap<>(before);
        for (int i = 0; i <= chance.nextInt(2); i++) {
            String name = NAMES.get(chance.nextInt(NAMES.size()));
            Declared known = after.getOrDefault(name, stream(name));
            switch (chance.nextInt(7)) {
                case 0 -> after.put(name, known.pinnedTo("0.9." + chance.nextInt(3)));
                case 1 -> after.put(name, known.unpinned());
                case 2 -> after.put(name, known.triggeredEvery(30 + chance.nextInt(3)));
                case 3 -> after.put(name, known.withWatermark(60 + chance.nextInt(3)));
                case 4 -> after.put(name, known.from("topic-" + chance.nextInt(3)));
                case 5 -> after.remove(name);
                default -> after.put(name, known);
            }
        }
        return after;
    }

    /** The table of DOMAIN 5.5 as an account book. */
    private static final class Ledger {

        private final Map<String, Integer> created = new LinkedHashMap<>();
        private final Map<String, Integer> handedOff = new LinkedHashMap<>();
        private final Map<String, Integer> recreated = new LinkedHashMap<>();
        private final Map<String, Integer> deleted = new LinkedHashMap<>();
        private Map<String, Declared> declared = new LinkedHashMap<>();
        private Build serving = OLD;

        void release(Build build) {
            if (!build.equals(serving)) {
                declared.values().stream()
                        .filter(stream -> stream.runtime().isEmpty())
                        .forEach(stream -> handedOff.merge(stream.name(), 1, Integer::sum));
            }
            serving = build;
        }

        void apply(Map<String, Declared> next) {
            for (String name : NAMES) {
                Declared before = declared.get(name);
                Declared after = next.get(name);
                if (before == null && after != null) {
                    created.merge(name, 1, Integer::sum);
                } else if (before != null && after == null) {
                    deleted.merge(name, 1, Integer::sum);
                } else if (before != null && after != null && !before.source().equals(after.source())) {
                    recreated.merge(name, 1, Integer::sum);
                } else if (before != null && !before.equals(after)) {
                    handedOff.merge(name, 1, Integer::sum);
                }
            }
            declared = next;
        }
    }
}
