package io.slipway.cluster.journal;

import akka.serialization.SerializerWithStringManifest;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.account.AccountState;
import io.slipway.stream.StreamState;
import io.slipway.train.TrainState;
import io.slipway.wave.WaveState;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.List;

/**
 * Writes snapshots. The manifest names the shape of the state, so that a state that has changed since is not taken for another: it
 * is passed over, and the journal is read from its beginning instead.
 */
public final class StateSerializer extends SerializerWithStringManifest {

    private static final int IDENTIFIER = 740_002;
    private static final List<Class<?>> FAMILIES =
            List.of(TrainState.class, WaveState.class, AccountState.class, StreamState.class);

    private final ObjectMapper mapper = WireFormat.mapper();

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object state) {
        return manifest(family(state));
    }

    private static Class<?> family(Object state) {
        return FAMILIES.stream()
                .filter(family -> family.isInstance(state))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a state of a machine: " + state));
    }

    private static String manifest(Class<?> family) {
        return family.getSimpleName() + "/" + Shape.of(family);
    }

    @Override
    public byte[] toBinary(Object state) {
        try {
            return mapper.writerFor(family(state)).writeValueAsBytes(state);
        } catch (IOException impossible) {
            throw new IllegalStateException("cannot write a snapshot of " + family(state), impossible);
        }
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        Class<?> family = FAMILIES.stream()
                .filter(each -> manifest(each).equals(manifest))
                .findFirst()
                .orElseThrow(() -> new NotSerializableException("the state has another shape now than " + manifest));
        try {
            return mapper.readerFor(family).readValue(bytes);
        } catch (IOException unreadable) {
            NotSerializableException failure = new NotSerializableException("not a snapshot: " + unreadable);
            failure.initCause(unreadable);
            throw failure;
        }
    }
}
