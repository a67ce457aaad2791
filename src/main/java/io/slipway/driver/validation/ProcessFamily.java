package io.slipway.driver.validation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process with everything it started. A member is known by its parents, by its session, or, where Linux tells, by a mark in its
 * environment that children inherit: so one that went into the background, lost its parent or began a session of its own is found too.
 *
 * @param leader its process id
 * @param mark what its environment says of it: {@code NAME=value}
 */
record ProcessFamily(long leader, String mark) {

    private static final Path PROCESSES = Path.of("/proc");
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final int MOST_ROUNDS = 250;

    /** What Linux says of a process; a zombie has ended and waits for its parent to notice. */
    private record Status(boolean zombie, long session) {}

    /** Those that are alive. */
    List<ProcessHandle> members() {
        TreeMap<Long, ProcessHandle> members = new TreeMap<>();
        ProcessHandle.of(leader).ifPresent(first -> {
            if (isOurs(first)) {
                members.put(leader, first);
                first.descendants().forEach(child -> members.put(child.pid(), child));
            }
        });
        marked().forEach(member -> members.put(member.pid(), member));
        members.remove(ProcessHandle.current().pid());
        members.values().removeIf(member -> !isAlive(member));
        return List.copyOf(members.values());
    }

    /**
     * Asks all members to end, and makes those end that have not after so long. Returns how many there were at first.
     *
     * @throws InterruptedException if the thread was interrupted; all members were made to end all the same
     */
    int end(Duration patience) throws InterruptedException {
        List<ProcessHandle> first = members();
        first.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        boolean left = !first.isEmpty();
        while (left && !interrupted && System.nanoTime() < deadline) {
            interrupted = glance();
            left = !members().isEmpty();
        }
        for (int round = 0; left && round < MOST_ROUNDS; round++) {
            members().forEach(ProcessHandle::destroyForcibly);
            interrupted |= glance();
            left = !members().isEmpty();
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        return first.size();
    }

    private static boolean glance() {
        try {
            TimeUnit.NANOSECONDS.sleep(GLANCE.toNanos());
            return false;
        } catch (InterruptedException stop) {
            return true; // The flag is down now, so the next glance takes its time again.
        }
    }

    /** A process id that was given to somebody else since does not carry the mark; where marks cannot be read, the id must do. */
    private boolean isOurs(ProcessHandle handle) {
        return !Files.isDirectory(PROCESSES)
                || isMarked(handle.pid())
                || handle.parent().equals(Optional.of(ProcessHandle.current()));
    }

    private List<ProcessHandle> marked() {
        if (!Files.isDirectory(PROCESSES)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(PROCESSES)) {
            return entries.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.matches("[0-9]+"))
                    .map(Long::parseLong)
                    .filter(pid ->
                            status(pid).filter(s -> s.session() == leader).isPresent() || isMarked(pid))
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private boolean isMarked(long pid) {
        try {
            String environment =
                    "\0" + Files.readString(PROCESSES.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1);
            return environment.contains("\0" + mark + "\0");
        } catch (IOException gone) {
            return false; // Or somebody else's.
        }
    }

    private static boolean isAlive(ProcessHandle handle) {
        return handle.isAlive() && status(handle.pid()).filter(Status::zombie).isEmpty();
    }

    private static Optional<Status> status(long pid) {
        try {
            String text = Files.readString(PROCESSES.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1); // The name may hold anything.
            return Optional.of(new Status("ZX".contains(fields[0]), Long.parseLong(fields[3])));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }
}
