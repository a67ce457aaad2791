package io.slipway.account;

/** Who applies a repository: a member of the account's workspace. */
public record Applicant(String name, Role role) {

    public enum Role {
        EDITOR,
        /** May also apply what suppresses recreates (DOMAIN 5.2). */
        OWNER
    }
}
