package io.slipway.account;

/** What an account is for; not to be confused with the kind of a workspace (DOMAIN 7). */
public enum AccountKind {
    DEVELOPMENT,
    PRODUCTION
}
