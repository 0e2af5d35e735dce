package org.fip.adapter.wes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The end of a log, where a program says why it stopped. */
final class LogEnd {

    /** Bytes that are kept of a log. */
    static final int MOST_KEPT = 64 << 10;

    /** A log that is longer, or comes too slowly, has its end out of reach. */
    private static final long MOST_READ = 8 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_LINES = 8;

    private LogEnd() {}

    /** The last bytes as text; empty when the end is not reached. */
    static Optional<String> of(InputStream log) throws IOException {
        byte[] kept = new byte[MOST_KEPT];
        byte[] piece = new byte[MOST_KEPT];
        int length = 0;
        long read = 0;
        long start = System.nanoTime();
        for (int n = log.read(piece); n >= 0; n = log.read(piece)) {
            read += n;
            if (read > MOST_READ || System.nanoTime() - start > PATIENCE.toNanos()) {
                return Optional.empty();
            }
            int stays = Math.min(length, MOST_KEPT - n);
            System.arraycopy(kept, length - stays, kept, 0, stays);
            System.arraycopy(piece, 0, kept, stays, n);
            length = stays + n;
        }
        return Optional.of(new String(kept, 0, length, StandardCharsets.UTF_8));
    }

    /** Its last lines that say something; where a program stopped in itself is for its authors. */
    static Optional<String> telling(String log) {
        List<String> lines = log.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("at [\\w.$/<>@-]+\\(.*\\)|\\.{3} \\d+ more"))
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size())));
    }
}
