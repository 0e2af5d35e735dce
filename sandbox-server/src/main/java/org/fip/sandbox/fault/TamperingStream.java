package org.fip.sandbox.fault;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A body on its way out. Its first bytes tell what it is, and with that which faults concern it: JSON may become
 * garbage; what is neither JSON nor a page is a download, which may be cut or, when it is an archive, corrupted.
 */
final class TamperingStream extends ServletOutputStream {

    private static final int CORRUPTION_DISTANCE = 61;

    private final HttpServletResponse response;
    private final Faults faults;
    private final boolean archiveByName;

    private boolean begun;
    private boolean lost;
    private boolean garbage;
    private boolean corrupt;
    private long end = Long.MAX_VALUE;
    private long position;

    TamperingStream(HttpServletResponse response, Faults faults, boolean archiveByName) {
        this.response = response;
        this.faults = faults;
        this.archiveByName = archiveByName;
    }

    boolean begun() {
        return begun;
    }

    /** Whether nothing of the answer is sent. */
    boolean lost() {
        return lost;
    }

    /** Whether there was more than was sent. */
    boolean cut() {
        return position > end;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (!begun) {
            begun = true;
            choose(bytes[offset], length > 1 ? bytes[offset + 1] : (byte) 0);
        }
        int sent = lost ? 0 : (int) Math.clamp(end - position, 0L, length);
        if (sent > 0) {
            response.getOutputStream().write(spoilt(bytes, offset, sent));
        }
        position += length;
    }

    private void choose(byte first, byte second) {
        if (faults.jobTaken() && faults.strike(Fault.LostAnswer.class).isPresent()) {
            lost = true;
            return;
        }
        boolean json = first == '{' || first == '[';
        garbage = json && faults.strike(Fault.GarbageJson.class).isPresent();
        boolean download = !json && first != '<' && response.getStatus() < HttpServletResponse.SC_MULTIPLE_CHOICES;
        if (download) {
            boolean archive = archiveByName || (first == 'P' && second == 'K');
            corrupt = archive && faults.strike(Fault.CorruptArchive.class).isPresent();
            faults.strike(Fault.CutTransfer.class).ifPresent(fault -> end = fault.bytes());
        }
    }

    /** A copy of the same length, so that a length that was announced stays true. */
    private byte[] spoilt(byte[] bytes, int offset, int length) {
        byte[] copy = new byte[length];
        System.arraycopy(bytes, offset, copy, 0, length);
        for (int i = 0; i < length; i++) {
            long place = position + i;
            if (garbage && place > 0) {
                copy[i] = '~';
            } else if (corrupt && place % CORRUPTION_DISTANCE == CORRUPTION_DISTANCE - 1) {
                copy[i] = (byte) ~copy[i];
            }
        }
        return copy;
    }

    @Override
    public void flush() throws IOException {
        if (!lost) {
            response.flushBuffer();
        }
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("no dialect of this server writes asynchronously");
    }
}
