package io.slipway.feature;

import java.util.List;
import java.util.Optional;

/**
 * Something that a rule has against a repository or a plan.
 *
 * @param code of the rule, such as {@code RUNTIME_REQUIRED}; stable
 * @param subject where; empty for the repository as a whole
 * @param what is wrong, without a full stop
 * @param mend how to mend it, as an order to the reader
 * @param unknown the word that is not known, if that is what is wrong
 */
public record Problem(Code code, Optional<Subject> subject, String what, String mend, Optional<Unknown> unknown) {

    public Problem(Code code, Optional<Subject> subject, String what, String mend) {
        this(code, subject, what, mend, Optional.empty());
    }

    /**
     * A place in a repository.
     *
     * @param occurrence which declaration of that name, counted from 1: only where a name is declared twice is there a second
     */
    public record Subject(String object, int occurrence, Optional<Field> field) {

        public static Subject of(String object) {
            return new Subject(object, 1, Optional.empty());
        }

        public static Subject of(String object, Field field) {
            return new Subject(object, 1, Optional.of(field));
        }
    }

    /** A word, and those that could have been meant. */
    public record Unknown(String found, List<String> known) {}

    /** Whether it forbids to plan and apply; else it is a warning. */
    public boolean isError() {
        return code.isError();
    }

    static Problem of(Code code, String object, Field field, String what, String mend) {
        return new Problem(code, Optional.of(Subject.of(object, field)), what, mend);
    }

    Problem meaningOneOf(String found, List<String> known) {
        return new Problem(code, subject, what, mend, Optional.of(new Unknown(found, known)));
    }
}
