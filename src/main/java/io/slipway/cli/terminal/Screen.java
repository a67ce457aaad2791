package io.slipway.cli.terminal;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.TerminalBuilder;

/** How large the terminal is, asked anew each time, since people resize it. */
public final class Screen implements AutoCloseable {

    private static final int ROWS = 24;
    private static final int COLUMNS = 80;
    private static final int FEW = 4;

    private final Optional<org.jline.terminal.Terminal> terminal;

    private Screen(Optional<org.jline.terminal.Terminal> terminal) {
        this.terminal = terminal;
    }

    /** Of this process; 80 by 24 if there is none that tells. */
    public static Screen ofProcess() {
        try {
            return new Screen(Optional.of(TerminalBuilder.builder()
                    .system(true)
                    .dumb(true)
                    .nativeSignals(false)
                    .build()));
        } catch (IOException | RuntimeException none) {
            return new Screen(Optional.empty());
        }
    }

    public int rows() {
        return size().map(Size::getRows).filter(rows -> rows >= FEW).orElse(ROWS);
    }

    public int columns() {
        return size().map(Size::getColumns).filter(columns -> columns >= FEW).orElse(COLUMNS);
    }

    private Optional<Size> size() {
        return terminal.map(org.jline.terminal.Terminal::getSize);
    }

    @Override
    public void close() {
        terminal.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException gone) {
                // There is nothing left to give back.
            }
        });
    }
}
