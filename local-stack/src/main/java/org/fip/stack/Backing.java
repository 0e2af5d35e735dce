package org.fip.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fip.stack.process.RunningProcess;

/** The launcher's hold on the process of {@link BackingDaemon}. */
final class Backing {
    static final String NAME = "backing-servers";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Home home;
    private final Ports ports;
    private final Path pidFile;

    Backing(Home home, Ports ports) {
        this.home = home;
        this.ports = ports;
        this.pidFile = home.folder("run").resolve(NAME + ".pid");
    }

    Optional<RunningProcess> running() {
        return RunningProcess.find(pidFile);
    }

    void start() {
        var ready = home.folder("run").resolve(BackingDaemon.READY_FILE);
        try {
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command = Jvm.command(
                192, List.of(), List.of("-cp", System.getProperty("java.class.path"), Fip.class.getName(), "backing"));
        var process = RunningProcess.start(
                pidFile,
                command,
                home.project(),
                Map.of(
                        "FIP_PROJECT", home.project().toString(),
                        "FIP_HOME", home.state().toString(),
                        "FIP_PORT_OFFSET", Integer.toString(ports.offset())),
                home.log(NAME));
        var begun = Instant.now();
        while (!Files.exists(ready)) {
            if (!process.isAlive() || Duration.between(begun, Instant.now()).compareTo(LIMIT) > 0) {
                throw new LauncherException("The backing servers did not start", home.lookAtLog(NAME));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LauncherException("Interrupted", "run it again");
            }
        }
    }
}
