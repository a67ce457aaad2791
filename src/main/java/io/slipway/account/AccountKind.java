package io.slipway.account;

/** What an account is for; only a development account may be in wave 1 (facts F5 and F7, DOMAIN A8). */
public enum AccountKind {
    /** Development or testing. */
    DEVELOPMENT,
    /** Serves real traffic. */
    PRODUCTION
}
