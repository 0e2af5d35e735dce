package org.fip.file.archive;

import java.io.InputStream;
import java.util.List;
import org.fip.file.storage.Contents;

/** The results of a job as they were when it was asked for. */
public final class Archive {
    private final List<ArchivedFile> files;
    private final ZipLayout layout;
    private final Contents contents;

    Archive(List<ArchivedFile> files, Contents contents) {
        this.files = List.copyOf(files);
        this.layout = new ZipLayout(files);
        this.contents = contents;
    }

    /** Bytes of the archive. */
    public long size() {
        return layout.size();
    }

    /** The same for the same contents, names and times, and for them alone; lower-case hex. */
    public String fingerprint() {
        return layout.fingerprint();
    }

    public List<ArchivedFile> files() {
        return files;
    }

    /** Reads it from its beginning; what is skipped is not read. Breaks off with an exception where a file has gone. */
    public InputStream open() {
        return new ArchiveStream(layout, contents::ofFile);
    }
}
