package io.slipway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.slipway.simulation.time.Lookup;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.WeakHashMap;

/** What keeps a run repeatable. Method references count as calls: hence {@code accessTargetWhere}. */
final class PurityRules {

    @ArchTest
    static final ArchRule theCoreKnowsNoActor = noClasses()
            .that()
            .resideInAnyPackage(Rooms.pure())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("akka..", "scala..")
            .because("three hosts run the same machines, and only two of them have actors");

    @ArchTest
    static final ArchRule theCoreKnowsNoThread = noClasses()
            .that()
            .resideInAnyPackage(Rooms.pure())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Thread.class, ThreadLocal.class, Timer.class)
            .because("a host delivers one command at a time, and two threads have no order that could be repeated");

    @ArchTest
    static final ArchRule theCoreKnowsNoFileOrNetwork = noClasses()
            .that()
            .resideInAnyPackage(Rooms.pure())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Process.class, ProcessBuilder.class, Runtime.class)
            .because("what a machine wants of the outside is an effect, which a host can hold back, repeat or model");

    @ArchTest
    static final ArchRule theCoreKnowsNoClock = noClasses()
            .that()
            .resideInAnyPackage(Rooms.pure())
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, InstantSource.class)
            .because("the instant of delivery is the only clock a machine sees, and it is an argument");

    @ArchTest
    static final ArchRule theCoreDrawsNoChance = noClasses()
            .that()
            .resideInAnyPackage(Rooms.pure())
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, SplittableRandom.class, SecureRandom.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.random..")
            .because("chance belongs to the world that a machine lives in, never to its decisions");

    @ArchTest
    static final ArchRule theCoreAsksNothingOfItsSurroundings = noClasses()
            .that()
            .resideInAnyPackage(Rooms.pure())
            .should()
            .accessTargetWhere(Targets.ambient())
            .because("the same journal must fold to the same state on another day, machine, zone and locale");

    @ArchTest
    static final ArchRule theCoreAndTheSimulationUseNoHashTable = noClasses()
            .that()
            .resideInAnyPackage(Rooms.ordered())
            .and()
            .doNotBelongToAnyOf(Lookup.class) // the one that nobody can iterate
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(HashMap.class, HashSet.class, Hashtable.class, IdentityHashMap.class, WeakHashMap.class)
            .because("their order hangs on hashes, and the hash of an enum or a plain object changes from run to run");

    @ArchTest
    static final ArchRule theCoreAndTheSimulationMakeNoUnorderedCollection = noClasses()
            .that()
            .resideInAnyPackage(Rooms.ordered())
            .should()
            .accessTargetWhere(Targets.makesUnorderedCollection())
            .because("Set.of and its kin are salted anew in every JVM: take List, LinkedHashMap, TreeMap, EnumMap");

    private PurityRules() {}
}
