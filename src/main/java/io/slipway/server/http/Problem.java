package io.slipway.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Why a request was not carried out, as RFC 9457 wants it told: a status, a code for programs, a sentence for people. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String sentence;

    public Problem(int status, String code, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.sentence = sentence;
    }

    static Problem badRequest(String sentence) {
        return new Problem(400, "BAD_REQUEST", sentence);
    }

    public int status() {
        return status;
    }

    String code() {
        return code;
    }

    ObjectNode json(String request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", code)
                .put("status", status)
                .put("detail", sentence)
                .put("request", request);
    }
}
