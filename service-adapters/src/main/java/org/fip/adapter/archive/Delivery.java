package org.fip.adapter.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.FetchReport;
import org.fip.adapter.FetchReport.FetchedFile;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.Damage;
import org.fip.adapter.OutputSink;
import org.fip.adapter.RemoteOutput;
import org.jspecify.annotations.Nullable;

/**
 * Brings one download to its sink. An archive is handed over entry by entry when it is not encrypted or its password is
 * known; without the password it is handed over as it is, since its owner may have one by mail.
 */
public final class Delivery {

    private static final int LOCAL_HEADER = 8;
    private static final int ENCRYPTED_FLAG = 1;

    private final RemoteOutput output;
    private final OutputSink sink;
    private final long maxBytes;
    private final List<FetchedFile> files = new ArrayList<>();

    public Delivery(RemoteOutput output, OutputSink sink, long maxBytes) {
        this.output = output;
        this.sink = sink;
        this.maxBytes = maxBytes;
    }

    /**
     * Reads the download to its verified end.
     *
     * @throws IOException only what the sink threw although its stream was sound
     */
    public Outcome<FetchReport> deliver(InputStream download, @Nullable ArchivePassword password) throws IOException {
        WireStream wire = new WireStream(download);
        boolean archive = output.name().toLowerCase(Locale.ROOT).endsWith(".zip");
        @Nullable Damaged damaged = archive ? archive(wire, password) : plain(wire, wire, false);
        if (damaged != null) {
            return new Outcome.Damaged<>(damaged.damage(), output.name() + ": " + damaged.reason());
        }
        return Outcome.ok(new FetchReport(files, wire.count()));
    }

    private @Nullable Damaged archive(WireStream wire, @Nullable ArchivePassword password) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(wire, LOCAL_HEADER);
        byte[] head;
        try {
            head = peeked.readNBytes(LOCAL_HEADER);
            peeked.unread(head);
        } catch (IOException e) {
            return Damaged.cutShort();
        }
        if (head.length < LOCAL_HEADER || head[0] != 'P' || head[1] != 'K') {
            return head.length < LOCAL_HEADER
                    ? Damaged.cutShort()
                    : new Damaged(Damage.CORRUPT, "what came is no ZIP archive");
        }
        boolean encrypted = (head[6] & ENCRYPTED_FLAG) != 0;
        if (encrypted && password == null) {
            return plain(wire, peeked, true);
        }
        return new ZipEntries(this::hand, maxBytes).deliver(wire, peeked, password);
    }

    private @Nullable Damaged plain(WireStream wire, InputStream content, boolean zip) throws IOException {
        DisplaySize announced = DisplaySize.of(output.displaySize());
        FileStream file = new FileStream(content, maxBytes, size -> {
            if (zip ? wire.isCutShort() : !announced.allows(size)) {
                throw new EOFException("The transfer ended early");
            }
        });
        @Nullable IOException failure = hand(output.name(), file);
        return failure == null
                ? null
                : Damaged.by(failure, wire, !(failure instanceof FileStream.UnsafeContentException));
    }

    /**
     * Gives one file to the sink and reads what it left.
     *
     * @return why the file is broken, or null when it is whole
     */
    private @Nullable IOException hand(String name, FileStream file) throws IOException {
        Optional<String> safe = SafeName.of(name);
        if (safe.isEmpty()) {
            return new FileStream.UnsafeContentException("A file has a name that leads elsewhere");
        }
        try {
            sink.accept(safe.get(), file);
        } catch (IOException | RuntimeException e) {
            // Sinks wrap what they meet; what counts is whether our stream failed first.
            if (file.failure() == null) {
                throw e;
            }
        }
        try {
            file.drain();
        } catch (IOException e) {
            return e;
        }
        files.add(new FetchedFile(safe.get(), file.count()));
        return null;
    }

    /** Why a download is no good. */
    record Damaged(Damage damage, String reason) {

        static Damaged cutShort() {
            return new Damaged(Damage.CUT_SHORT, "the transfer ended early");
        }

        static Damaged by(IOException failure, WireStream wire, boolean endMeansCut) {
            if (failure instanceof FileStream.UnsafeContentException) {
                return new Damaged(Damage.UNSAFE, String.valueOf(failure.getMessage()));
            }
            if (failure instanceof WrongChecksumException) {
                return new Damaged(Damage.CORRUPT, "its checksum is not the one that the server states");
            }
            return endMeansCut || wire.isCutShort()
                    ? cutShort()
                    : new Damaged(Damage.CORRUPT, "checksum or structure is wrong");
        }
    }

    /** Hands one file over; answers why it is broken, or null. */
    @FunctionalInterface
    interface Hand {
        @Nullable
        IOException over(String name, FileStream file) throws IOException;
    }
}
