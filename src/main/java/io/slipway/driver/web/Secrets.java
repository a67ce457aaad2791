package io.slipway.driver.web;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By what a request of ours is known: a bearer token, and a signature over its body, each from a variable of the environment.
 *
 * @param tokenVariable holds the bearer token
 * @param secretVariable holds the key of {@code X-Slipway-Signature: sha256=}, the HMAC of the body in hexadecimal
 * @param environment the value of a variable, if it is set
 */
public record Secrets(
        Optional<String> tokenVariable,
        Optional<String> secretVariable,
        Function<String, Optional<String>> environment) {

    /** From the environment of this process. */
    public static Secrets of(Optional<String> tokenVariable, Optional<String> secretVariable) {
        return new Secrets(tokenVariable, secretVariable, variable -> Optional.ofNullable(System.getenv(variable)));
    }

    /** @throws Unanswered if a variable is not set: nothing is sent without it */
    public void show(HttpRequest.Builder request, Optional<String> body) throws Unanswered {
        if (tokenVariable.isPresent()) {
            request.header("Authorization", "Bearer " + value(tokenVariable.get()));
        }
        if (secretVariable.isPresent() && body.isPresent()) {
            request.header("X-Slipway-Signature", "sha256=" + signature(body.get(), value(secretVariable.get())));
        }
    }

    private String value(String variable) throws Unanswered {
        return environment
                .apply(variable)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Unanswered("the environment variable " + variable + " is not set"));
    }

    /** The HMAC with SHA-256 of a body, in hexadecimal. */
    public static String signature(String body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", impossible);
        }
    }
}
