package io.slipway.server.http;

import io.slipway.conf.Formats;

/** What a bearer of a token may do. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Halts, resumes and reports issues. */
    OPERATOR,
    /** Proposes, approves and cancels releases. */
    RELEASE_MANAGER,
    /** Registers accounts and carries out early access. */
    SUPPORT,
    /** All but early access, which is support's alone (DOMAIN A11). */
    ADMIN;

    /** As configuration writes it. */
    public String text() {
        return Formats.written(this);
    }
}
