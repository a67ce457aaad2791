package io.slipway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Who may know whom. */
final class RoomRules {

    @ArchTest
    static final ArchRule everyClassLivesInARoom = classes()
            .should(liveInARoom())
            .because("the list of rooms is the map of the house: a new room gets its place there first");

    @ArchTest
    static final ArchRule roomsKnowOnlyTheRoomsBelowThem = classes()
            .should(knowOnlyRoomsBelow())
            .because("a room that knows what stands on it cannot be read, tested or replaced without it");

    private RoomRules() {}

    private static ArchCondition<JavaClass> liveInARoom() {
        return new ArchCondition<>("live in a room of the house") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean housed = Rooms.TOP_TO_BOTTOM.contains(Rooms.of(type.getPackageName()));
                events.add(new SimpleConditionEvent(type, housed, type.getDescription() + " lives in no room"));
            }
        };
    }

    private static ArchCondition<JavaClass> knowOnlyRoomsBelow() {
        return new ArchCondition<>("know only the rooms below their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int own = Rooms.TOP_TO_BOTTOM.indexOf(Rooms.of(type.getPackageName()));
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String target = dependency.getTargetClass().getPackageName();
                    boolean points = target.startsWith(Rooms.HOUSE + ".");
                    boolean up = points && Rooms.TOP_TO_BOTTOM.indexOf(Rooms.of(target)) < own;
                    events.add(new SimpleConditionEvent(dependency, !up, dependency.getDescription()));
                }
            }
        };
    }
}
