package io.slipway.policy;

import io.slipway.machine.EntityId;
import java.util.List;

/** Which of the accounts that a stage is for it takes. Stages whose parts do not overlap share a selection between them. */
public sealed interface Part {

    /** Those of a roster, in its order. */
    List<EntityId> of(List<EntityId> roster);

    /** As files write it. */
    String text();

    /**
     * A share of the roster, in its order: from one place up to another, in thousandths of its length.
     *
     * @param from inclusive
     * @param to exclusive
     */
    record Share(int from, int to) implements Part {

        /** The whole roster. */
        public static final int WHOLE = 1_000;

        private static final int PER_CENT = 10;

        public Share {
            if (from < 0 || to <= from || to > WHOLE) {
                throw new IllegalArgumentException(
                        "a share goes from 0 to 1000 thousandths, found " + from + " to " + to);
            }
        }

        @Override
        public List<EntityId> of(List<EntityId> roster) {
            return roster.subList(place(from, roster.size()), place(to, roster.size()));
        }

        private static int place(int perMille, int size) {
            return (int) ((long) perMille * size / WHOLE);
        }

        @Override
        public String text() {
            return percent(from) + ".." + percent(to);
        }

        private static String percent(int perMille) {
            return perMille / PER_CENT + (perMille % PER_CENT == 0 ? "" : "." + perMille % PER_CENT) + "%";
        }
    }

    /**
     * Accounts whose name begins so: a naming scheme puts the cloud, the region or the tier there.
     *
     * @param prefix such as {@code aws-}
     */
    record Named(String prefix) implements Part {

        public Named {
            if (prefix.isEmpty()) {
                throw new IllegalArgumentException("a prefix must not be empty");
            }
        }

        @Override
        public List<EntityId> of(List<EntityId> roster) {
            return roster.stream()
                    .filter(account -> account.name().startsWith(prefix))
                    .toList();
        }

        @Override
        public String text() {
            return prefix + "*";
        }
    }
}
