package io.slipway.driver.serving;

import io.slipway.account.AccountCommand;
import io.slipway.account.ServingTier.SwitchServing;
import io.slipway.driver.Answers;
import io.slipway.driver.Disk;
import io.slipway.driver.Threads;
import io.slipway.machine.Build;
import io.slipway.machine.EntityId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A table of files, one for each account, that says which build serves it. A switch is one rename: no reader sees half of it. */
public final class LocalServingTier implements Consumer<SwitchServing>, AutoCloseable {

    static final EntityId PORT = EntityId.of("port", "serving-tier");

    private static final Logger LOG = LoggerFactory.getLogger(LocalServingTier.class);

    private record Row(long order, String build) {

        static Row parse(String text) {
            String[] words = text.strip().split(" ", 2);
            return new Row(Long.parseLong(words[0]), words[1]);
        }
    }

    private final Path directory;
    private final Answers answers;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(Threads.of("serving-tier"));

    public LocalServingTier(Path directory, Answers answers) {
        this.directory = directory;
        this.answers = answers;
    }

    /** The build that serves an account, by its name without the kind; empty before its first switch. */
    public Optional<Build> serving(String account) {
        return row(account).map(Row::build).map(Build::new);
    }

    @Override
    public void accept(SwitchServing request) {
        writer.execute(() -> {
            try {
                carryOut(request);
            } catch (RuntimeException failure) {
                LOG.warn("{}: {}; the account asks again", request.account(), failure.toString());
            }
        });
    }

    private void carryOut(SwitchServing request) {
        String account = request.account().name();
        Optional<Row> known = row(account);
        if (known.filter(row -> row.order() > request.order()).isPresent()) {
            return;
        }
        Row row = new Row(request.order(), request.build().label());
        if (!known.equals(Optional.of(row))) {
            Disk.write(file(account), row.order() + " " + row.build() + "\n");
        }
        answers.send(request.account(), PORT, new AccountCommand.ServingSwitched(request.order(), request.build()));
    }

    private Optional<Row> row(String account) {
        return Disk.read(file(account)).map(Row::parse);
    }

    private Path file(String account) {
        return directory.resolve(URLEncoder.encode(account, StandardCharsets.UTF_8) + ".serving");
    }

    @Override
    public void close() {
        writer.shutdown();
    }
}
