package io.slipway.driver.validation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.train.CellOutcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A result as others write it: {@code {"outcome":"PASS","attempt":1,"by":"ci","note":"...","log":"https://...","sha256":"..."}}, of which
 * only the outcome is required.
 *
 * @param outcome empty while it is not known: {@code RUNNING}
 */
record ResultText(
        Optional<CellOutcome> outcome,
        Optional<Integer> attempt,
        Optional<String> by,
        Optional<String> note,
        Optional<String> log,
        Optional<String> sha256) {

    /** Bytes of a result that anybody needs. */
    static final int LIMIT = 1 << 16;

    private static final int LONGEST = 2_000;
    private static final String RUNNING = "RUNNING";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** It is JSON, and no result. */
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown(String sentence) {
            super(sentence);
        }
    }

    /**
     * Reads a result.
     *
     * @throws IOException if it is no JSON
     * @throws Unknown if it is no result
     */
    static ResultText parse(byte[] body) throws IOException {
        JsonNode tree = MAPPER.readTree(body);
        if (tree == null || !tree.isObject()) {
            throw new Unknown("expected a JSON object with an \"outcome\"");
        }
        Optional<Integer> attempt = Optional.empty();
        if (tree.hasNonNull("attempt")) {
            if (!tree.get("attempt").isInt() || tree.get("attempt").intValue() < 1) {
                throw new Unknown("\"attempt\" must be a whole number from 1");
            }
            attempt = Optional.of(tree.get("attempt").intValue());
        }
        return new ResultText(
                outcome(text(tree, "outcome")),
                attempt,
                text(tree, "by"),
                text(tree, "note"),
                text(tree, "log"),
                text(tree, "sha256"));
    }

    /** What it comes to; empty while that is not known. */
    Optional<CellFinding> finding(String usually) {
        return outcome.map(
                known -> new CellFinding(known, by.orElse(usually), note.orElse("as reported"), log, sha256));
    }

    private static Optional<CellOutcome> outcome(Optional<String> text) {
        List<String> names =
                Arrays.stream(CellOutcome.values()).map(CellOutcome::name).toList();
        String found = text.orElse("nothing");
        if (found.equals(RUNNING)) {
            return Optional.empty();
        } else if (!names.contains(found)) {
            throw new Unknown("\"outcome\" must be one of " + String.join(", ", names) + ", found " + found);
        }
        return Optional.of(CellOutcome.valueOf(found));
    }

    private static Optional<String> text(JsonNode tree, String key) {
        if (!tree.hasNonNull(key)) {
            return Optional.empty();
        }
        JsonNode value = tree.get(key);
        if (!value.isTextual() || value.textValue().length() > LONGEST) {
            throw new Unknown("\"" + key + "\" must be a text of at most " + LONGEST + " characters");
        }
        return Optional.of(value.textValue());
    }
}
