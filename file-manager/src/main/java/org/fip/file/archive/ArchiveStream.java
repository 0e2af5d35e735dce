package org.fip.file.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An archive while it is read. One file is open at a time, and what is skipped is not read. A file that has gone, or is not as
 * long as it was, ends the archive with an exception, never with an end that looks well.
 */
final class ArchiveStream extends InputStream {
    /** Opens the content of a file. */
    interface Files {
        SeekableByteChannel open(UUID file) throws IOException;
    }

    private final ZipLayout layout;
    private final Files files;

    private long position;
    private long until;
    private @Nullable InputStream open;

    ArchiveStream(ZipLayout layout, Files files) {
        this.layout = layout;
        this.files = files;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (position >= layout.size()) {
            return -1;
        }
        var from = opened();
        var n = from.read(target, offset, (int) Math.min(length, until - position));
        if (n < 0) {
            throw new IOException("A file is shorter than it was when the archive was begun");
        }
        position += n;
        return n;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public long skip(long bytes) throws IOException {
        var skipped = Math.clamp(bytes, 0, layout.size() - position);
        if (skipped > 0) {
            leave();
            position += skipped;
        }
        return skipped;
    }

    @Override
    public void close() throws IOException {
        leave();
    }

    private InputStream opened() throws IOException {
        if (open == null || position == until) {
            leave();
            var segment = layout.at(position);
            until = segment.endsAt();
            open = switch (segment) {
                case ZipLayout.Headers(var startsAt, var bytes) -> {
                    var from = (int) (position - startsAt);
                    yield new ByteArrayInputStream(bytes, from, bytes.length - from);
                }
                case ZipLayout.Content(var startsAt, var file, var size) -> content(file, size, position - startsAt);
            };
        }
        return open;
    }

    private InputStream content(UUID file, long size, long from) throws IOException {
        var channel = files.open(file);
        if (channel.size() != size) {
            channel.close();
            throw new IOException("The file " + file + " has another size than when the archive was begun");
        }
        return Channels.newInputStream(channel.position(from));
    }

    private void leave() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
