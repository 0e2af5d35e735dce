package org.fip.file.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several blobs as one content. One is open at a time; the first is opened at once, so that trouble shows early. */
final class PiecedChannel implements SeekableByteChannel {
    private final List<Blobs.Piece> pieces;
    private final EncryptedBlobs storage;
    private final long size;

    private long position;
    private int openPiece = -1;
    private @Nullable SeekableByteChannel content;
    private boolean closed;

    PiecedChannel(List<Blobs.Piece> pieces, EncryptedBlobs storage) throws IOException {
        if (pieces.isEmpty()) {
            throw new NoSuchFileException("There are no bytes");
        }
        this.pieces = pieces;
        this.storage = storage;
        var last = pieces.getLast();
        this.size = last.startsAt() + last.blob().size();
        piece(0);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        var index = indexAt(position);
        var piece = pieces.get(index);
        var from = piece(index);
        var within = position - piece.startsAt();
        if (from.position() != within) {
            from.position(within);
        }
        var read = from.read(target);
        if (read < 0) {
            throw new IOException("The blob " + piece.blob().id() + " is shorter than it was");
        }
        position += read;
        return read;
    }

    private SeekableByteChannel piece(int index) throws IOException {
        if (content == null || openPiece != index) {
            closePiece();
            content = storage.open(pieces.get(index).blob());
            openPiece = index;
        }
        return content;
    }

    private int indexAt(long at) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).startsAt() <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void closePiece() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("Positions begin at 0");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        closePiece();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}
