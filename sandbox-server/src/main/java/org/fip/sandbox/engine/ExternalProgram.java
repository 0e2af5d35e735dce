package org.fip.sandbox.engine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program that is installed on the machine. */
record ExternalProgram(Path executable) {

    private static final int SHOWN_OF_LOG = 400;

    /** Finds the first of some names on PATH. */
    static Optional<ExternalProgram> find(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String name : names) {
            for (String folder : path.split(File.pathSeparator)) {
                Path candidate = Path.of(folder, name);
                if (!folder.isEmpty() && Files.isExecutable(candidate)) {
                    return Optional.of(new ExternalProgram(candidate));
                }
            }
        }
        return Optional.empty();
    }

    /** Runs it to its end; it is killed when the thread is interrupted. */
    void run(List<String> arguments, Path log) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(executable.toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        int status;
        try {
            status = process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
        if (status != 0) {
            String text = Files.readString(log, StandardCharsets.UTF_8);
            throw new IOException("%s ended with status %d: %s"
                    .formatted(
                            executable.getFileName(),
                            status,
                            text.substring(Math.max(0, text.length() - SHOWN_OF_LOG))
                                    .strip()));
        }
    }
}
