package io.slipway.server.http;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Who may come in. Without tokens the node listens on loopback only, and whoever can reach it there may do everything, under the
 * name and the role they give themselves.
 */
public final class Access {

    private static final String BEARER = "Bearer ";
    private static final int NAME = 100;

    private final List<Token> tokens;
    private final Approvals approvals;
    private final InstantSource clock;

    public Access(List<Token> tokens, Approvals approvals, InstantSource clock) {
        this.tokens = List.copyOf(tokens);
        this.approvals = approvals;
        this.clock = clock;
    }

    Approvals approvals() {
        return approvals;
    }

    /** @param wanted the roles that may do what is asked, the most fitting first */
    Caller caller(HttpRequest request, List<Role> wanted) {
        if (tokens.isEmpty()) {
            return local(request, wanted);
        }
        String presented = header(request, "Authorization")
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
                .orElseThrow(() ->
                        new Problem(401, "NO_TOKEN", "send a token: Authorization: Bearer ...; ask an admin for one"));
        Token token = tokens.stream()
                .filter(known -> known.matches(presented))
                .findFirst()
                .orElseThrow(() -> new Problem(401, "WRONG_TOKEN", "this token is not known, or no longer"));
        if (token.expires().filter(end -> !clock.instant().isBefore(end)).isPresent()) {
            throw new Problem(
                    401,
                    "EXPIRED_TOKEN",
                    "the token of " + token.name() + " expired "
                            + token.expires().orElseThrow() + "; ask an admin for a new one");
        }
        if (!wanted.contains(token.role())) {
            throw denied(token.name(), token.role(), wanted);
        }
        return new Caller(token.name(), token.role());
    }

    private static Caller local(HttpRequest request, List<Role> wanted) {
        String name = header(request, "X-Slipway-Actor")
                .filter(text -> !text.isBlank() && text.length() <= NAME)
                .orElse("local");
        Role role = header(request, "X-Slipway-Role")
                .map(text -> List.of(Role.values()).stream()
                        .filter(known -> known.text().equals(text))
                        .findFirst()
                        .orElseThrow(() -> Problem.badRequest("no role is called \"" + text + "\"")))
                .orElse(wanted.get(0));
        if (!wanted.contains(role)) {
            throw denied(name, role, wanted);
        }
        return new Caller(name, role);
    }

    private static Problem denied(String name, Role role, List<Role> wanted) {
        String roles = String.join(" or ", wanted.stream().map(Role::text).toList());
        return new Problem(403, "NOT_PERMITTED", name + " (" + role.text() + ") may not do this; ask " + roles);
    }

    static Optional<String> header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }
}
