package io.slipway.driver.canary;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Takes a body as it comes, and hangs up when it grows too large, whatever length was announced. */
final class BoundedBody implements BodySubscriber<BoundedBody.Body> {

    /**
     * What was received.
     *
     * @param cut whether there was more
     */
    record Body(ByteBuffer bytes, boolean cut) {}

    private final int limit;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<Body> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    /** @param limit in bytes */
    BoundedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<Body> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (subscription == null || body.isDone()) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), limit + 1 - received.size())];
            buffer.get(bytes);
            received.writeBytes(bytes);
        }
        if (received.size() > limit) {
            subscription.cancel();
            body.complete(new Body(ByteBuffer.allocate(0), true));
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(new Body(ByteBuffer.wrap(received.toByteArray()), false));
    }
}
