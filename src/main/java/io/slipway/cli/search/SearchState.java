package io.slipway.cli.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.cli.terminal.Complaint;
import io.slipway.driver.Disk;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** How far a search has come, in a file, so that it goes on there after whatever ended it. */
public final class SearchState {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Optional<Path> file;
    private final String question;

    /** @param question what is searched; a file of another question is refused */
    public SearchState(Optional<Path> file, String question) {
        this.file = file;
        this.question = question;
    }

    /** Where to go on; {@code first} if nothing was done before. */
    public long next(long first) {
        Optional<String> text = file.flatMap(Disk::read);
        if (text.isEmpty()) {
            return first;
        }
        try {
            var node = MAPPER.readTree(text.get());
            if (!node.path("question").asText().equals(question)
                    || !node.path("next").isIntegralNumber()) {
                throw Complaint.badInput(
                        file.get() + " is of another search: "
                                + node.path("question").asText(),
                        "name another file with --state, or delete it");
            }
            return node.path("next").longValue();
        } catch (JsonProcessingException unreadable) {
            throw Complaint.badInput(
                    file.get() + " is no state of a search", "name another file with --state, or delete it");
        }
    }

    /** Everything before this is done. */
    public void reached(long next) {
        file.ifPresent(path -> {
            ObjectNode node =
                    MAPPER.createObjectNode().put("question", question).put("next", next);
            try {
                Disk.write(path, node.toPrettyString() + "\n");
            } catch (UncheckedIOException unwritable) {
                throw Complaint.unreachable(path + " cannot be written", "name a file in a directory that exists");
            }
        });
    }
}
