package org.fip.file.usage;

/**
 * How much of the storage one user takes.
 *
 * @param usedBytes files, and unfinished uploads with the size that they will have
 * @param quotaBytes how much that may be
 * @param unfinishedBytes the part of {@code usedBytes} that is kept free for unfinished uploads
 */
public record Usage(long usedBytes, long quotaBytes, long fileCount, long unfinishedBytes) {
    /** Bytes that still fit. */
    public long left() {
        return Math.max(0, quotaBytes - usedBytes);
    }
}
