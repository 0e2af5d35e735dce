package org.fip.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Debian's program that packs in blocks. */
final class Bgzip {
    static final int USUAL_LEVEL = 6;
    private static final int BUFFER = 1 << 20;

    /** Writes text; returns how many bytes of it. */
    interface Text {
        long write(OutputStream out) throws IOException;
    }

    private Bgzip() {}

    /**
     * @param level of compression; 0 only frames the text, so that the file is as large as it
     * @return bytes of text
     */
    static long pack(Path file, int level, Text text) throws IOException, InterruptedException {
        var bgzip = new ProcessBuilder("bgzip", "-c", "-@", "2", "-l", Integer.toString(level))
                .redirectOutput(file.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long written;
        try (var out = new BufferedOutputStream(bgzip.getOutputStream(), BUFFER)) {
            written = text.write(out);
        }
        if (bgzip.waitFor() != 0) {
            throw new IOException("bgzip ended with " + bgzip.exitValue());
        }
        return written;
    }
}
