package org.fip.file.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The parts of a ZIP archive around its contents (PKWARE APPNOTE 6.3.10): entries stored as they are, names in UTF-8, times
 * to the second in UTC, and the ZIP64 forms where a number does not fit into 32 bits.
 */
final class ZipHeaders {
    private static final long LARGEST_32 = 0xFFFF_FFFFL;
    private static final int LARGEST_16 = 0xFFFF;

    private static final short NEEDED = 20;
    private static final short NEEDED_64 = 45;
    private static final short MADE_ON_UNIX = 3 << 8 | NEEDED_64;
    private static final short NAMES_IN_UTF8 = 1 << 11;
    private static final short STORED = 0;
    private static final int READABLE_FILE = 0100644 << 16;

    private static final short ZIP64 = 1;
    private static final short TIME = 0x5455;
    private static final int TIME_BYTES = 9;
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2107;

    private ZipHeaders() {}

    /** What stands before an entry's content. */
    static byte[] local(ArchivedFile file) {
        var name = file.name().getBytes(StandardCharsets.UTF_8);
        var large = isLarge(file.size());
        var extra = (large ? 20 : 0) + TIME_BYTES;
        var header = buffer(30 + name.length + extra).putInt(0x04034b50);
        common(header, file, large);
        header.putShort((short) name.length).putShort((short) extra).put(name);
        if (large) {
            header.putShort(ZIP64).putShort((short) 16).putLong(file.size()).putLong(file.size());
        }
        return time(header, file).array();
    }

    /** What the list at the end says of an entry that begins at {@code offset}. */
    static byte[] central(ArchivedFile file, long offset) {
        var name = file.name().getBytes(StandardCharsets.UTF_8);
        var large = isLarge(file.size());
        var far = isLarge(offset);
        var numbers = (large ? 16 : 0) + (far ? 8 : 0);
        var extra = (numbers > 0 ? 4 + numbers : 0) + TIME_BYTES;
        var header = buffer(46 + name.length + extra).putInt(0x02014b50).putShort(MADE_ON_UNIX);
        common(header, file, large || far);
        header.putShort((short) name.length)
                .putShort((short) extra)
                .putShort((short) 0) // no comment
                .putShort((short) 0) // on the first disk
                .putShort((short) 0) // nothing known of the content
                .putInt(READABLE_FILE)
                .putInt((int) Math.min(offset, LARGEST_32))
                .put(name);
        if (numbers > 0) {
            header.putShort(ZIP64).putShort((short) numbers);
        }
        if (large) {
            header.putLong(file.size()).putLong(file.size());
        }
        if (far) {
            header.putLong(offset);
        }
        return time(header, file).array();
    }

    /** The end of an archive whose list of entries begins at {@code offset} and has {@code size} bytes. */
    static byte[] end(int entries, long offset, long size) {
        var large = entries >= LARGEST_16 || isLarge(offset) || isLarge(size);
        var end = buffer((large ? 76 : 0) + 22);
        if (large) {
            end.putInt(0x06064b50)
                    .putLong(44)
                    .putShort(MADE_ON_UNIX)
                    .putShort(NEEDED_64)
                    .putInt(0)
                    .putInt(0)
                    .putLong(entries)
                    .putLong(entries)
                    .putLong(size)
                    .putLong(offset);
            end.putInt(0x07064b50).putInt(0).putLong(offset + size).putInt(1);
        }
        var counted = (short) Math.min(entries, LARGEST_16);
        return end.putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(counted)
                .putShort(counted)
                .putInt((int) Math.min(size, LARGEST_32))
                .putInt((int) Math.min(offset, LARGEST_32))
                .putShort((short) 0)
                .array();
    }

    /** What both headers of an entry have in common, from the version that is needed to the size. */
    private static void common(ByteBuffer header, ArchivedFile file, boolean zip64) {
        var size = (int) Math.min(file.size(), LARGEST_32);
        header.putShort(zip64 ? NEEDED_64 : NEEDED)
                .putShort(NAMES_IN_UTF8)
                .putShort(STORED)
                .putInt(dosTime(file.modified()))
                .putInt((int) file.crc32())
                .putInt(size)
                .putInt(size);
    }

    private static boolean isLarge(long number) {
        return number >= LARGEST_32;
    }

    private static ByteBuffer time(ByteBuffer header, ArchivedFile file) {
        return header.putShort(TIME)
                .putShort((short) (TIME_BYTES - 4))
                .put((byte) 1)
                .putInt((int) file.modified().getEpochSecond());
    }

    /** Two seconds exact, and without a zone; readers that know the time in the extra field do not look at it. */
    private static int dosTime(Instant instant) {
        var utc = instant.atOffset(ZoneOffset.UTC);
        var year = Math.clamp(utc.getYear(), FIRST_YEAR, LAST_YEAR);
        return (year - FIRST_YEAR) << 25
                | utc.getMonthValue() << 21
                | utc.getDayOfMonth() << 16
                | utc.getHour() << 11
                | utc.getMinute() << 5
                | utc.getSecond() / 2;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
