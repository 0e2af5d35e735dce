package org.fip.file.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import org.fip.file.catalogue.FileRecord;
import org.fip.file.storage.Contents;
import org.springframework.core.io.AbstractResource;
import org.springframework.http.HttpRange;

/** A stored file as Spring serves it; a range is reached by seeking, not by reading what is before it. */
final class BlobResource extends AbstractResource {
    private final FileRecord file;
    private final Contents contents;

    BlobResource(FileRecord file, Contents contents) {
        this.file = file;
        this.contents = contents;
    }

    /** Whether it has all that a {@code Range} header asks for. */
    boolean has(String ranges) {
        try {
            return !HttpRange.toResourceRegions(HttpRange.parseRanges(ranges), this)
                    .isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return file.fileSize();
    }

    @Override
    public String getFilename() {
        return file.filename();
    }

    @Override
    public String getDescription() {
        return "file " + file.id();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        var channel = contents.ofFile(file.id());
        return new java.io.FilterInputStream(Channels.newInputStream(channel)) {
            @Override
            public long skip(long bytes) throws IOException {
                var target = Math.min(channel.position() + bytes, file.fileSize());
                var skipped = target - channel.position();
                channel.position(target);
                return skipped;
            }
        };
    }
}
