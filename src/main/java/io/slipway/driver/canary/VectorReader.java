package io.slipway.driver.canary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.slipway.judge.value.Feature;
import io.slipway.judge.value.FeatureVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads the JSON of a get-features answer: {@code result.features} gives the values, {@code metadata.features} what they are. Anything
 * that does not fit is refused, never guessed at.
 */
final class VectorReader {

    /** No value is nested deeper. */
    static final int DEPTH = 64;

    private static final int MOST_FEATURES = 5_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(1 << 20)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** It is JSON, but no feature vector. */
    static final class WrongShape extends Exception {

        private static final long serialVersionUID = 1L;

        WrongShape(String what) {
            super(what);
        }
    }

    private VectorReader() {}

    static FeatureVector read(String json) throws JsonProcessingException, WrongShape {
        try (JsonParser parser = MAPPER.createParser(json)) {
            return read(parser);
        } catch (JsonProcessingException wrong) {
            throw wrong;
        } catch (IOException impossible) {
            throw new IllegalStateException("a text needs no reading from outside", impossible);
        }
    }

    private static FeatureVector read(JsonParser parser) throws IOException, WrongShape {
        List<JsonNode> values = null;
        List<FeatureHeader> headers = null;
        begin(parser, parser.nextToken(), JsonToken.START_OBJECT, "the answer is no object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String section = parser.currentName();
            parser.nextToken();
            if (section.equals("result") && values == null) {
                values = features(parser, "result", JsonParser::<JsonNode>readValueAsTree);
            } else if (section.equals("metadata") && headers == null) {
                headers = features(parser, "metadata", FeatureHeader::read);
            } else {
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "more after the end of the object");
        }
        if (values == null || headers == null) {
            throw new WrongShape("it has no " + (values == null ? "result" : "metadata") + ".features");
        }
        return vector(values, headers);
    }

    /** How one element of a list of features is read. */
    private interface Element<T> {
        T read(JsonParser parser) throws IOException, WrongShape;
    }

    private static <T> List<T> features(JsonParser parser, String section, Element<T> element)
            throws IOException, WrongShape {
        begin(parser, parser.currentToken(), JsonToken.START_OBJECT, section + " is no object");
        List<T> features = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals("features");
            JsonToken token = parser.nextToken();
            if (!wanted) {
                parser.skipChildren();
                continue;
            }
            begin(parser, token, JsonToken.START_ARRAY, section + ".features is no array");
            features = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                features.add(element.read(parser));
                if (features.size() > MOST_FEATURES) {
                    throw new WrongShape("it has more than " + MOST_FEATURES + " features");
                }
            }
        }
        if (features == null) {
            throw new WrongShape("it has no " + section + ".features");
        }
        return features;
    }

    private static FeatureVector vector(List<JsonNode> values, List<FeatureHeader> headers) throws WrongShape {
        if (values.size() != headers.size()) {
            throw new WrongShape("it has " + values.size() + " values for " + headers.size() + " features");
        }
        List<Feature> features = new ArrayList<>(values.size());
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < values.size(); i++) {
            FeatureHeader header = headers.get(i);
            if (!names.add(header.name())) {
                throw new WrongShape("it has two features named " + header.name());
            }
            features.add(new Feature(
                    header.name(),
                    header.type(),
                    header.status(),
                    header.effectiveTime(),
                    ValueReader.read(header.name(), values.get(i), header.type())));
        }
        return new FeatureVector(features);
    }

    private static void begin(JsonParser parser, JsonToken found, JsonToken expected, String otherwise)
            throws IOException, WrongShape {
        if (found == null) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "it ends before it begins");
        } else if (found != expected) {
            throw new WrongShape(otherwise);
        }
    }

    /** Of a message of the library, what fits into a sentence. */
    static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() <= 160 ? line : line.substring(0, 157) + "...";
    }
}
