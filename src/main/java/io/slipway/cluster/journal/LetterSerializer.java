package io.slipway.cluster.journal;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.SerializerWithStringManifest;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.cluster.Delivery;
import io.slipway.cluster.Receipt;
import io.slipway.cluster.Slip;
import io.slipway.machine.Command;
import io.slipway.machine.EntityId;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.Optional;

/** Writes deliveries and receipts that go from node to node. */
public final class LetterSerializer extends SerializerWithStringManifest {

    private static final int IDENTIFIER = 740_003;
    private static final String DELIVERY = "delivery";
    private static final String RECEIPT = "receipt";

    private record Written(EntityId from, Command command, Optional<String> returns, long number) {}

    private final ObjectMapper mapper = WireFormat.mapper();
    private final ActorRefResolver resolver;

    public LetterSerializer(ExtendedActorSystem system) {
        this.resolver = ActorRefResolver.get(Adapter.toTyped(system));
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object letter) {
        return letter instanceof Receipt ? RECEIPT : DELIVERY;
    }

    @Override
    public byte[] toBinary(Object letter) {
        try {
            return letter instanceof Receipt
                    ? mapper.writerFor(Receipt.class).writeValueAsBytes(letter)
                    : mapper.writeValueAsBytes(written((Delivery<?>) letter));
        } catch (IOException impossible) {
            throw new IllegalStateException("cannot write " + letter, impossible);
        }
    }

    private Written written(Delivery<?> delivery) {
        return new Written(
                delivery.from(),
                (Command) delivery.command(),
                delivery.slip().map(slip -> resolver.toSerializationFormat(slip.to())),
                delivery.slip().map(Slip::number).orElse(0L));
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        try {
            if (manifest.equals(RECEIPT)) {
                return mapper.readValue(bytes, Receipt.class);
            }
            Written written = mapper.readValue(bytes, Written.class);
            Optional<Slip> slip = written.returns().map(path -> {
                ActorRef<Receipt> returns = resolver.resolveActorRef(path);
                return new Slip(returns, written.number());
            });
            return new Delivery<>(written.from(), written.command(), slip);
        } catch (IOException unreadable) {
            NotSerializableException failure = new NotSerializableException("not a " + manifest + ": " + unreadable);
            failure.initCause(unreadable);
            throw failure;
        }
    }
}
