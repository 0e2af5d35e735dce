package org.fip.file.storage;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fip.common.problem.ProblemException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Memory for what is on its way in and out, so that there is never more of it than fits. A transfer holds its buffers as long as
 * the other end takes, which may be hours; it gets room for all that it will need before it begins, and gives it back when it has
 * ended. Nobody who has room asks for more, so nobody waits for another who waits.
 *
 * <p>Of sixteen parts people have nine; four are for results that job-worker stores and inputs that go to external servers, and
 * three for what is read in the background. None of these keeps another out.
 */
public final class Transfers {
    private static final long KB = 1 << 10;
    private static final int PARTS = 16;
    private static final int OF_PLATFORM = 4;
    private static final int OF_BACKGROUND = 3;

    private final long draft;
    private final Lane people;
    private final Lane platform;
    private final Lane background;

    /** Room that somebody has; to close it twice gives it back once. */
    public interface Room extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param bytes of the heap that transfers may take together
     * @param draft bytes of the heap that the storage takes for each blob that is written
     */
    Transfers(long bytes, long draft) {
        this(bytes, draft, Duration.ofSeconds(5), Duration.ofMinutes(1));
    }

    Transfers(long bytes, long draft, Duration peoplesPatience, Duration platformsPatience) {
        this.draft = draft;
        var part = bytes / PARTS;
        this.people = new Lane(bytes - (OF_PLATFORM + OF_BACKGROUND) * part, peoplesPatience);
        this.platform = new Lane(OF_PLATFORM * part, platformsPatience);
        this.background = new Lane(OF_BACKGROUND * part, platformsPatience);
    }

    /** For what people send and fetch; who finds no room in some seconds is told so. */
    public Lane people() {
        return people;
    }

    /** For what job-worker and external servers send and fetch. They wait longer: a result may have cost one of few downloads. */
    public Lane platform() {
        return platform;
    }

    /** Room to read, to read something along with it and to write, in the background; waits for it as long as it takes. */
    public Room inBackground() throws InterruptedIOException {
        return background.await(inBackgroundAtMost());
    }

    /** The same, where there is some at once. */
    public Optional<Room> inBackgroundNow() {
        return background.takeNow(inBackgroundAtMost());
    }

    /** Gives the room back when the request that is being answered has ended, be the answer a stream that is still to be sent. */
    public static void untilAnswered(Room room) {
        RequestContextHolder.currentRequestAttributes()
                .registerDestructionCallback(Transfers.class.getName(), room::close, RequestAttributes.SCOPE_REQUEST);
    }

    private long inBackgroundAtMost() {
        return 2 * open(EncryptedBlobs.LARGEST_SEGMENT) + open(EncryptedBlobs.SEGMENT) + draft;
    }

    // Clear and sealed.
    private static long open(int segment) {
        return 2L * segment;
    }

    /** Room of some callers. Whoever asks first is served first, so that what needs much is not passed over for ever. */
    public final class Lane {
        private static final int UNIT = 1 << 14;

        private final int size;
        private final Duration patience;
        private final Semaphore free;

        private Lane(long bytes, Duration patience) {
            this.size = (int) Math.clamp(bytes / UNIT, 1, Integer.MAX_VALUE);
            this.patience = patience;
            this.free = new Semaphore(size, true);
        }

        /**
         * Besides a blob that is written: what Tomcat reads into, and what waits to be hashed.
         *
         * @throws org.fip.common.problem.ProblemException {@link TooManyTransfers}
         */
        public Room upload() {
            return take(900 * KB + open(EncryptedBlobs.SEGMENT) + draft);
        }

        /** Whether somebody who would send next might find room; who asks waits for it like them. */
        public boolean hasRoomForUpload() {
            try {
                upload().close();
                return true;
            } catch (ProblemException full) {
                return false;
            }
        }

        /**
         * Besides a blob that is read: the answer's buffers.
         *
         * @param segment of the files' blobs, the largest
         * @throws org.fip.common.problem.ProblemException {@link TooManyTransfers}
         */
        public Room download(int segment) {
            return take(200 * KB + open(segment));
        }

        /** The same for files that may be from before segments were small. */
        public Room oldDownload() {
            return download(EncryptedBlobs.LARGEST_SEGMENT);
        }

        /**
         * Besides a blob that is read: blocks that are unpacked and packed, and rows.
         *
         * @throws org.fip.common.problem.ProblemException {@link TooManyTransfers}
         */
        public Room export() {
            return take(1800 * KB + open(EncryptedBlobs.LARGEST_SEGMENT));
        }

        private Room take(long bytes) {
            var units = units(bytes);
            try {
                if (free.tryAcquire(units, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return taken(units);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new TooManyTransfers().asException();
        }

        private Room await(long bytes) throws InterruptedIOException {
            var units = units(bytes);
            try {
                free.acquire(units);
                return taken(units);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The service is stopping");
            }
        }

        private Optional<Room> takeNow(long bytes) {
            var units = units(bytes);
            return free.tryAcquire(units) ? Optional.of(taken(units)) : Optional.empty();
        }

        // Where a lane is too small for one, that one has it for itself.
        private int units(long bytes) {
            return (int) Math.min(size, (bytes + UNIT - 1) / UNIT);
        }

        private Room taken(int units) {
            var given = new AtomicBoolean();
            return () -> {
                if (!given.getAndSet(true)) {
                    free.release(units);
                }
            };
        }
    }
}
