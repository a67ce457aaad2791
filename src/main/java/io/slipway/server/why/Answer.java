package io.slipway.server.why;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why an account is where it is, in whole sentences.
 *
 * @param where it is
 * @param wave which wave it belongs to, and why
 * @param because what brought it there, or holds it there
 * @param otherwise what would change it, or where it would be had something not happened
 * @param own what is the account's own: pinned jobs, failures
 * @param policy the line of the policy that decides on it
 */
public record Answer(
        String account,
        Instant at,
        Optional<String> release,
        String where,
        List<String> wave,
        List<String> because,
        List<String> otherwise,
        List<String> own,
        Optional<String> policy) {

    public Answer {
        wave = List.copyOf(wave);
        because = List.copyOf(because);
        otherwise = List.copyOf(otherwise);
        own = List.copyOf(own);
    }
}
