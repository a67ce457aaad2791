package io.slipway.driver.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.slipway.judge.value.Mishap;
import io.slipway.judge.value.Reply;
import io.slipway.judge.value.Reply.Answered;
import io.slipway.judge.value.Reply.Misbehaved;
import io.slipway.judge.value.Reply.Refused;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** Says what came of a request: an answer, a refusal, or the name of what went wrong. */
final class ReplyReader {

    private static final int OK = 200;

    private ReplyReader() {}

    static Reply of(HttpResponse<BoundedBody.Body> response) {
        int code = response.statusCode();
        if (code >= 300 && code < 400) {
            return new Misbehaved(Mishap.REDIRECT, "HTTP " + code);
        } else if (code != OK) {
            return new Refused(code);
        } else if (response.body().cut()) {
            return new Misbehaved(Mishap.TOO_LARGE, "more than " + GetFeatures.BODY_LIMIT + " bytes");
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        return answer(type.toLowerCase(Locale.ROOT), response.body().bytes());
    }

    private static Reply answer(String contentType, ByteBuffer body) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(body).toString();
        } catch (CharacterCodingException wrong) {
            return new Misbehaved(Mishap.BAD_UTF8, "");
        }
        if (contentType.startsWith("text/html") || text.stripLeading().startsWith("<")) {
            return new Misbehaved(Mishap.HTML, "");
        }
        try {
            return new Answered(VectorReader.read(text));
        } catch (VectorReader.WrongShape wrong) {
            return new Misbehaved(Mishap.WRONG_SHAPE, String.valueOf(wrong.getMessage()));
        } catch (JsonProcessingException wrong) {
            return new Misbehaved(Mishap.BAD_JSON, VectorReader.firstLine(wrong.getOriginalMessage()));
        }
    }

    /** Whether no connection came about, so that no request was sent and another attempt harms nobody. */
    static boolean isWithoutConnection(Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException;
    }

    /** Of a request that was not answered. */
    static Reply of(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof Error error) {
            throw error;
        }
        return new Misbehaved(mishap(cause), cause instanceof CancellationException ? "" : message(cause));
    }

    private static Mishap mishap(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (isWithoutConnection(cause) || cause instanceof SSLException) {
            return Mishap.NO_CONNECTION;
        } else if (cause instanceof CancellationException || cause instanceof HttpTimeoutException) {
            return Mishap.TIMED_OUT;
        } else if (message.contains("content-length")) {
            return Mishap.TRUNCATED;
        } else if (cause instanceof ProtocolException || isNoHttp(message)) {
            return Mishap.BAD_HTTP;
        }
        return cause instanceof IOException ? Mishap.RESET : Mishap.BAD_HTTP;
    }

    /** The client has no exception of its own for a malformed answer. */
    private static boolean isNoHttp(String message) {
        return message.startsWith("Invalid ") || message.startsWith("Illegal character in chunk size");
    }

    private static String message(Throwable cause) {
        if (cause instanceof EOFException || cause.getMessage() == null) {
            return cause.getClass().getSimpleName();
        }
        return VectorReader.firstLine(cause.getMessage());
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
