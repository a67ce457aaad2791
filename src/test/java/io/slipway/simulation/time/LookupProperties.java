package io.slipway.simulation.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.machine.EntityId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A lookup answers as a hash map does, whether the same object asks again or an equal one. */
class LookupProperties {

    @Property(tries = 300)
    void answersAsAHashMapDoes(@ForAll @Size(max = 200) List<@IntRange(max = 29) Integer> steps) {
        Lookup<EntityId, Integer> lookup = new Lookup<>();
        Map<EntityId, Integer> model = new HashMap<>();
        List<EntityId> kept = List.of(
                EntityId.of("job", "0"), EntityId.of("job", "1"), EntityId.of("job", "2"), EntityId.of("job", "3"));

        for (int i = 0; i < steps.size(); i++) {
            int name = steps.get(i) % 4;
            EntityId key = steps.get(i) < 15 ? kept.get(name) : EntityId.of("job", Integer.toString(name));
            switch (steps.get(i) % 3) {
                case 0 -> assertThat(lookup.put(key, i)).isEqualTo(model.put(key, i) == null);
                case 1 -> assertThat(lookup.remove(key)).isEqualTo(model.remove(key) != null);
                default -> assertThat(lookup.has(key)).isEqualTo(model.containsKey(key));
            }
            for (EntityId asked : kept) {
                assertThat(lookup.get(asked)).isEqualTo(model.get(asked));
            }
        }
    }

    /** A key whose hash lies where that of others lies, at the end of the table too. */
    private record Crowded(int number) {
        @Override
        public int hashCode() {
            return number % 3 == 0 ? 15 : number % 5;
        }
    }

    @Property(tries = 300)
    void findsWhatIsCrowdedAsItGrowsAndShrinks(@ForAll @Size(max = 300) List<@IntRange(max = 119) Integer> steps) {
        Lookup<Crowded, Integer> lookup = new Lookup<>();
        Map<Crowded, Integer> model = new HashMap<>();

        for (int i = 0; i < steps.size(); i++) {
            Crowded key = new Crowded(steps.get(i) % 40);
            if (steps.get(i) < 80) {
                assertThat(lookup.put(key, i)).isEqualTo(model.put(key, i) == null);
            } else {
                assertThat(lookup.remove(key)).isEqualTo(model.remove(key) != null);
            }
        }

        for (int number = 0; number < 40; number++) {
            assertThat(lookup.get(new Crowded(number))).isEqualTo(model.get(new Crowded(number)));
        }
        lookup.clear();
        assertThat(lookup.has(new Crowded(0))).isFalse();
    }
}
