package org.fip.common.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process, as a power cut would, where a test has asked for it: by a file of the point's name, such as {@code
 * after-post}, in the directory {@code fip.failpoints}. The file goes with the process, so each ends one. Without the setting
 * nothing ever happens.
 */
public final class Failpoints {
    private static final Logger log = LoggerFactory.getLogger(Failpoints.class);
    private static final int LIKE_KILLED = 137;

    private final @Nullable Path directory;

    public Failpoints(@Nullable Path directory) {
        this.directory = directory;
    }

    public void pass(Failpoint point) {
        if (directory == null) {
            return;
        }
        try {
            if (Files.deleteIfExists(directory.resolve(point.fileName()))) {
                log.warn("Ends here as asked: {}", point);
                Runtime.getRuntime().halt(LIKE_KILLED);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
