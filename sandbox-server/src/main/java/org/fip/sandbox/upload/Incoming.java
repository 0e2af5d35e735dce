package org.fip.sandbox.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fip.sandbox.storage.JsonFile;

/** Folders for uploads, until they are a job's. */
public final class Incoming {

    private final Path folder;
    private final long maximumBytes;

    /**
     * Opens the folder, and empties it.
     *
     * @param maximumBytes size of an upload
     */
    public Incoming(Path folder, long maximumBytes) throws IOException {
        this.folder = folder;
        this.maximumBytes = maximumBytes;
        JsonFile.delete(folder); // what a crash left of unfinished uploads
        Files.createDirectories(folder);
    }

    /** An empty folder; whoever asks for it deletes what is left of it. */
    public Path newFolder() throws IOException {
        return Files.createTempDirectory(folder, "upload-");
    }

    public long maximumBytes() {
        return maximumBytes;
    }
}
