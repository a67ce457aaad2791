package io.slipway.policy;

import java.time.Duration;
import java.util.Optional;

/** Who finds out whether a cell passes. */
public sealed interface CellRunner {

    /** @param template a shell command; {@code {build} {release} {suite} {cloud} {platform} {attempt}} stand for what it is about */
    record Command(String template) implements CellRunner {}

    /**
     * A service that is told of the attempt, and asked for the result until it knows, unless it answers at once or posts it back.
     *
     * @param url an absolute http or https URL
     * @param tokenVariable the environment variable that holds its bearer token
     * @param secretVariable the environment variable that holds the secret with which requests are signed
     * @param answerWithin how long one exchange may take
     */
    record Webhook(
            String url,
            Optional<String> tokenVariable,
            Optional<String> secretVariable,
            Duration pollEvery,
            Duration answerWithin)
            implements CellRunner {}

    /** The result is posted by whoever has it, such as CI. */
    record Posted() implements CellRunner {}
}
