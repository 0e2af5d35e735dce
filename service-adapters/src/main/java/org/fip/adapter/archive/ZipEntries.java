package org.fip.adapter.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import net.lingala.zip4j.model.LocalFileHeader;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.Outcome.Damage;
import org.fip.adapter.archive.Delivery.Damaged;
import org.jspecify.annotations.Nullable;

/**
 * Opens a ZIP archive while it streams, ZipCrypto or AES-256 or plain. Each entry is checked by its CRC or authentication
 * code, the whole by its end record and the number of entries that it tells.
 */
final class ZipEntries {

    private static final int MAX_ENTRIES = 1_000;

    private final Delivery.Hand hand;
    private final long maxBytes;

    ZipEntries(Delivery.Hand hand, long maxBytes) {
        this.hand = hand;
        this.maxBytes = maxBytes;
    }

    @Nullable
    Damaged deliver(WireStream wire, InputStream content, @Nullable ArchivePassword password) throws IOException {
        char[] secret = password == null ? new char[0] : password.value().toCharArray();
        // Not closed: closing would read on, and the connection is closed by its owner.
        @SuppressWarnings("resource")
        ZipInputStream zip = new ZipInputStream(content, secret);
        Set<String> names = new HashSet<>();
        int entries = 0;
        while (true) {
            LocalFileHeader entry;
            try {
                entry = zip.getNextEntry();
                if (entry == null) {
                    wire.drain();
                    break;
                }
            } catch (IOException | RuntimeException e) {
                return atHeader(e, wire);
            }
            if (++entries > MAX_ENTRIES) {
                return new Damaged(Damage.UNSAFE, "it has more than " + MAX_ENTRIES + " entries");
            }
            if (entry.isDirectory()) {
                continue;
            }
            if (!names.add(entry.getFileName())) {
                return new Damaged(Damage.UNSAFE, "it has two entries of one name");
            }
            @Nullable IOException failure = hand.over(entry.getFileName(), new FileStream(zip, maxBytes, size -> {}));
            if (failure != null) {
                return Damaged.by(failure, wire, false);
            }
        }
        return atEnd(wire, entries);
    }

    private static Damaged atHeader(Exception e, WireStream wire) {
        if (e instanceof ZipException zip && zip.getType() == ZipException.Type.WRONG_PASSWORD) {
            return new Damaged(Damage.WRONG_PASSWORD, "the password does not open it");
        }
        return wire.isCutShort() ? Damaged.cutShort() : new Damaged(Damage.CORRUPT, "its structure is damaged");
    }

    private static @Nullable Damaged atEnd(WireStream wire, int entries) {
        OptionalLong announced = wire.entriesInEndRecord();
        if (announced.isEmpty()) {
            return Damaged.cutShort();
        }
        boolean zip64 = announced.getAsLong() == 0xffff;
        return zip64 || announced.getAsLong() == entries
                ? null
                : new Damaged(Damage.CORRUPT, "entries are missing in it");
    }
}
