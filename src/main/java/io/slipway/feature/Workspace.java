package io.slipway.feature;

/** Where definitions are applied within an account; not to be confused with the kind of the account (DOMAIN 7). */
public record Workspace(String name, Kind kind) {

    public enum Kind {
        /** For trying out: no job runs, nothing costs, nothing is protected. The rules are the same (DOMAIN A19). */
        DEVELOPMENT,
        /** Jobs run, and {@code prevent_destroy} holds. */
        LIVE
    }

    public boolean isLive() {
        return kind == Kind.LIVE;
    }
}
