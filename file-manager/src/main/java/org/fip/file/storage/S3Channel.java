package org.fip.file.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object as a channel. After a jump it asks for little, and for more each time that is read to its end, so that looking at
 * a range costs little and reading on costs few requests. As with a file, a read fills its buffer unless the end comes first:
 * the decryption counts on it.
 */
final class S3Channel implements SeekableByteChannel {
    private static final long AT_FIRST = 2L << 20;
    private static final long AT_MOST = 64L << 20;

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final long size;

    private long position;
    private long asked = AT_FIRST;
    private long end;
    private boolean closed;
    private @Nullable ResponseInputStream<GetObjectResponse> answer;
    private @Nullable ReadableByteChannel content;

    S3Channel(S3Client s3, String bucket, String key, long size) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        try {
            var before = target.position();
            while (target.hasRemaining() && position < size) {
                var read = content().read(target);
                if (read < 0 && position == end) {
                    asked = Math.min(4 * asked, AT_MOST);
                    leave();
                    continue;
                }
                if (read < 0) {
                    throw new StorageUnavailableException("The object storage broke off", new IOException(key));
                }
                position += read;
            }
            return target.position() - before;
        } catch (SdkException e) {
            throw S3Bucket.told(e);
        }
    }

    private ReadableByteChannel content() {
        if (content == null) {
            end = Math.min(size, position + asked);
            answer = s3.getObject(r -> r.bucket(bucket).key(key).range("bytes=%d-%d".formatted(position, end - 1)));
            content = Channels.newChannel(answer);
        }
        return content;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition != position) {
            leave();
            position = newPosition;
            asked = AT_FIRST;
        }
        return this;
    }

    // Closed politely, it would first read the rest.
    private void leave() {
        if (answer != null && position < end) {
            answer.abort();
        }
        answer = null;
        content = null;
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
    public void close() {
        closed = true;
        leave();
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
