package org.fip.file.preflight;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Inspects a VCF while it streams in, on a thread of its own. Whoever brings the bytes never sees it fail, and waits for it at
 * most a third of the time, for to read the file once more from the storage takes longer than that; when it is further behind
 * it gives up.
 */
public final class Inspector implements AutoCloseable {
    /** Bytes that may wait to be read. */
    private static final long MOST_WAITING = 4 << 20;

    private static final int LONGEST_WAIT_SHARE = 3;
    // Who sends a resumable upload asks where it stands meanwhile.
    private static final long LONGEST_WAIT_NANOS = 1_000_000_000;
    private static final long PAUSE_NANOS = 200_000;

    /** An upload that pauses longer is read again once it is whole. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong bytesWaiting = new AtomicLong();
    private final long begun = System.nanoTime();
    private final CompletableFuture<Inspection> result = new CompletableFuture<>();
    private final Thread thread;
    private volatile @Nullable Inspection soFar;
    private long waitedNanos;
    private boolean finished;

    /** The bytes came faster than they could be read. */
    static final class BehindException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    Inspector() {
        thread = Thread.ofPlatform().daemon().name("inspection").unstarted(this::scan);
        thread.start();
    }

    /** Takes the next bytes, which nobody may change any more. */
    public void accept(byte[] piece) {
        if (result.isDone() || piece.length == 0) {
            return;
        }
        if (bytesWaiting.addAndGet(piece.length) > MOST_WAITING && !hasCaughtUp()) {
            result.completeExceptionally(new BehindException());
            close();
            return;
        }
        waiting.add(piece);
    }

    private boolean hasCaughtUp() {
        var from = System.nanoTime();
        var now = from;
        while (bytesWaiting.get() > MOST_WAITING && !result.isDone()) {
            var waited = now - from;
            if (waited > LONGEST_WAIT_NANOS || (waitedNanos + waited) * LONGEST_WAIT_SHARE > now - begun) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            now = System.nanoTime();
        }
        waitedNanos += now - from;
        return true;
    }

    /** There are no more bytes; what was found comes when all of them have been read. */
    public CompletableFuture<Inspection> finish() {
        finished = true;
        waiting.add(END);
        return result;
    }

    /** Ends the inspection, unless it was finished. */
    @Override
    public void close() {
        if (!finished) {
            thread.interrupt();
        }
    }

    /** What was found until a moment ago; null in the beginning. */
    @Nullable
    Inspection soFar() {
        return soFar;
    }

    /** Completed when the thread is done, however. */
    CompletableFuture<Inspection> result() {
        return result;
    }

    private void scan() {
        try {
            result.complete(Scan.of(new Waiting(), found -> soFar = found));
        } catch (Throwable e) {
            result.completeExceptionally(e);
        } finally {
            waiting.clear();
        }
    }

    private final class Waiting extends InputStream {
        private byte[] current = END;
        private int at;
        private boolean ended;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (at == current.length && !next()) {
                return -1;
            }
            var n = Math.min(length, current.length - at);
            System.arraycopy(current, at, bytes, offset, n);
            at += n;
            return n;
        }

        private boolean next() throws IOException {
            if (ended) {
                return false;
            }
            try {
                var next = waiting.poll(LONGEST_SILENCE.toSeconds(), TimeUnit.SECONDS);
                if (next == null) {
                    throw new InterruptedIOException("nothing came for long");
                }
                current = next;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
            at = 0;
            bytesWaiting.addAndGet(-current.length);
            ended = current.length == 0;
            return !ended;
        }
    }
}
