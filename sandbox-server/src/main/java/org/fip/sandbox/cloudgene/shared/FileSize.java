package org.fip.sandbox.cloudgene.shared;

/** File sizes as users are shown them. */
public final class FileSize {

    private FileSize() {}

    /** Rounded down to a whole unit, as commons-io shows sizes. */
    public static String of(long bytes) {
        String[] units = {"bytes", "KB", "MB", "GB", "TB"};
        int unit = 0;
        long value = bytes;
        while (value >= 1024 && unit + 1 < units.length) {
            value /= 1024;
            unit++;
        }
        return value + " " + units[unit];
    }
}
