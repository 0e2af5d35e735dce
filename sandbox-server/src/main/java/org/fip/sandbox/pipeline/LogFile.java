package org.fip.sandbox.pipeline;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Passes on what a job tells and writes it into a text file, with the time of each line. */
final class LogFile implements StepLog, AutoCloseable {

    private final StepLog next;
    private final Writer out;

    LogFile(Path file, StepLog next) throws IOException {
        this.next = next;
        // Not a channel: that would be closed under our hands when the job is cancelled.
        this.out = new OutputStreamWriter(new FileOutputStream(file.toFile()), StandardCharsets.UTF_8);
    }

    @Override
    public void step(String name) {
        write("== " + name);
        next.step(name);
    }

    @Override
    public void add(MessageType type, String message) {
        write(message);
        next.add(type, message);
    }

    /** Writes a message, HTML, without passing it on. */
    void write(String message) {
        String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        try {
            for (String line : PlainText.of(message).lines().toList()) {
                out.append(time).append(' ').append(line).append('\n');
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
