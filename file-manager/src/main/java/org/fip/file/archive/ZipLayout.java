package org.fip.file.archive;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.fip.file.storage.Digests;

/**
 * Where each byte of a ZIP archive comes from. All of it is known before any content is read, since size and CRC-32 of every
 * file are: so the archive has a length, a fingerprint, and ranges like a stored file, and is the same each time.
 */
final class ZipLayout {
    /** A part of the archive; they follow each other without gaps. */
    sealed interface Segment {
        /** Offset in the archive. */
        long startsAt();

        long size();

        default long endsAt() {
            return startsAt() + size();
        }
    }

    /** What belongs to the format. */
    @SuppressWarnings("ArrayRecordComponent")
    record Headers(long startsAt, byte[] bytes) implements Segment {
        @Override
        public long size() {
            return bytes.length;
        }
    }

    /** What is in a file. */
    record Content(long startsAt, UUID file, long size) implements Segment {}

    private final List<Segment> segments = new ArrayList<>();
    private final String fingerprint;

    /** @param files with names that are free of each other */
    ZipLayout(List<ArchivedFile> files) {
        var digest = Digests.sha256();
        List<byte[]> list = new ArrayList<>();
        for (var file : files) {
            list.add(ZipHeaders.central(file, size()));
            add(ZipHeaders.local(file));
            segments.add(new Content(size(), file.id(), file.size()));
            digest.update(HexFormat.of().parseHex(file.sha256()));
        }
        var start = size();
        list.forEach(this::add);
        add(ZipHeaders.end(files.size(), start, size() - start));
        for (var segment : segments) {
            if (segment instanceof Headers headers) {
                digest.update(headers.bytes());
            }
        }
        this.fingerprint = HexFormat.of().formatHex(digest.digest());
    }

    /** Bytes of the archive. */
    long size() {
        return segments.isEmpty() ? 0 : segments.getLast().endsAt();
    }

    /** The same for the same names, contents and times, and for them alone; lower-case hex. */
    String fingerprint() {
        return fingerprint;
    }

    /** The part that has the byte at a position within the archive. */
    Segment at(long position) {
        var low = 0;
        var high = segments.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (segments.get(middle).startsAt() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return segments.get(low);
    }

    List<Segment> segments() {
        return List.copyOf(segments);
    }

    private void add(byte[] bytes) {
        segments.add(new Headers(size(), bytes));
    }
}
