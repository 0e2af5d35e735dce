package org.fip.file.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.UUID;
import org.fip.file.archive.Archive;
import org.fip.file.catalogue.FileRecord;
import org.fip.file.storage.Contents;
import org.springframework.core.io.AbstractResource;

/** What a link opens, as Spring serves it; a range is reached by seeking, not by reading what is before it. */
final class Download extends AbstractResource {
    private final String filename;
    private final String fingerprint;
    private final long size;
    private final Opening opening;

    /** Opens the content at its beginning; what is skipped must not be read. */
    private interface Opening {
        InputStream open() throws IOException;
    }

    private Download(String filename, String fingerprint, long size, Opening opening) {
        this.filename = filename;
        this.fingerprint = fingerprint;
        this.size = size;
        this.opening = opening;
    }

    static Download of(FileRecord file, Contents contents) {
        return new Download(
                file.filename(), file.sha256(), file.fileSize(), () -> skipping(asRecorded(file, contents)));
    }

    /** Never other bytes under this length and fingerprint: the file may be packed just before it is opened. */
    private static SeekableByteChannel asRecorded(FileRecord file, Contents contents) throws IOException {
        var content = contents.ofFile(file.id());
        if (content.size() != file.fileSize()) {
            content.close();
            throw new IOException("The file " + file.id() + " has got other bytes since it was looked up");
        }
        return content;
    }

    static Download of(UUID jobId, Archive archive) {
        return new Download(nameOf(jobId), archive.fingerprint(), archive.size(), archive::open);
    }

    /** What the archive of a job's results is called. */
    static String nameOf(UUID jobId) {
        return "results-" + jobId.toString().substring(0, 8) + ".zip";
    }

    /** Strong: SHA-256 of a file's content, or of what an archive is made of. */
    String etag() {
        return '"' + fingerprint + '"';
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return size;
    }

    @Override
    public String getFilename() {
        return filename;
    }

    @Override
    public String getDescription() {
        return "download of " + filename;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return opening.open();
    }

    private static InputStream skipping(SeekableByteChannel channel) {
        return new java.io.FilterInputStream(Channels.newInputStream(channel)) {
            @Override
            public long skip(long bytes) throws IOException {
                var target = Math.min(channel.position() + bytes, channel.size());
                var skipped = target - channel.position();
                channel.position(target);
                return skipped;
            }
        };
    }
}
