package org.fip.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that outlives the launcher and is found again by its file in the {@code run} folder. The file holds the
 * process id and its start time, because a process id alone may meanwhile belong to a stranger.
 */
public final class RunningProcess {
    private static final boolean CAN_DETACH = Files.isExecutable(Path.of("/usr/bin/setsid"));

    private final ProcessHandle handle;
    private final Path file;

    private RunningProcess(ProcessHandle handle, Path file) {
        this.handle = handle;
        this.file = file;
    }

    /** Starts it detached from the terminal, its output appended to {@code log}. */
    public static RunningProcess start(
            Path file, List<String> command, Path workingDirectory, Map<String, String> environment, Path log) {
        var builder = new ProcessBuilder(CAN_DETACH ? detached(command) : command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            var handle = builder.start().toHandle();
            Files.writeString(file, handle.pid() + " " + startedAt(handle).toEpochMilli());
            return new RunningProcess(handle, file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.getFirst(), e);
        }
    }

    /** The living process of that file, if there is one. */
    public static Optional<RunningProcess> find(Path file) {
        try {
            var parts = Files.readString(file).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(h -> startedAt(h).toEpochMilli() == Long.parseLong(parts[1]))
                    .map(h -> new RunningProcess(h, file));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    public ProcessHandle handle() {
        return handle;
    }

    public boolean isAlive() {
        return handle.isAlive();
    }

    /** Asks it to end, waits, then insists; what it had started itself ends with it. */
    public void stop(Duration grace) {
        var children = handle.descendants().toList();
        handle.destroy();
        try {
            handle.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            handle.destroyForcibly();
            handle.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant startedAt(ProcessHandle handle) {
        return handle.info().startInstant().orElse(Instant.EPOCH);
    }

    private static List<String> detached(List<String> command) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of("/usr/bin/setsid"), command.stream())
                .toList();
    }
}
