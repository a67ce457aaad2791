package io.slipway.judge.value;

/** What came of one request. */
public sealed interface Reply {

    /** The name under which it is counted; two replies of the same name are alike. */
    String outcome();

    /** A feature vector, with code 200. */
    record Answered(FeatureVector vector) implements Reply {

        @Override
        public String outcome() {
            return "HTTP 200";
        }
    }

    /** Another code, whatever the body. */
    record Refused(int code) implements Reply {

        @Override
        public String outcome() {
            return "HTTP " + code;
        }

        boolean blamesTheServer() {
            return code >= 500;
        }
    }

    /**
     * No answer, or none that can be read.
     *
     * @param detail what exactly, for people
     */
    record Misbehaved(Mishap mishap, String detail) implements Reply {

        @Override
        public String outcome() {
            return mishap.words();
        }

        @Override
        public String toString() {
            return detail.isEmpty() ? outcome() : outcome() + ": " + detail;
        }
    }
}
