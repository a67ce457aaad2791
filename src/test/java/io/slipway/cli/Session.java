package io.slipway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.cli.terminal.Invocation;
import io.slipway.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** One command and all that came of it. */
record Session(int code, String out, String err) {

    static Session of(String... arguments) {
        return of(Terminal.NONE, arguments);
    }

    static Session of(Terminal terminal, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Slipway.run(
                new Invocation(Invocation.NAME, List.of(arguments)),
                terminal,
                new PrintWriter(out),
                new PrintWriter(err));
        return new Session(code, out.toString(), err.toString());
    }

    /** Standard output, which must hold one document and nothing else. */
    JsonNode document() {
        try {
            return JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(out);
        } catch (JsonProcessingException none) {
            throw new AssertionError("not one JSON document: " + out, none);
        }
    }
}
