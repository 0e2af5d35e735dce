package org.fip.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fip.stack.process.RunningProcess;

/**
 * One process of the local stack.
 *
 * @param name also the name of its log
 * @param port where it listens
 * @param health answers 200 when the part can serve
 */
record Part(
        String name,
        int port,
        URI health,
        List<String> command,
        Path workingDirectory,
        Map<String, String> environment) {

    Optional<RunningProcess> running(Home home) {
        return RunningProcess.find(pidFile(home));
    }

    RunningProcess start(Home home) {
        return RunningProcess.start(pidFile(home), command, workingDirectory, environment, home.log(name));
    }

    private Path pidFile(Home home) {
        return home.folder("run").resolve(name + ".pid");
    }
}
