package org.fip.sandbox.job;

/**
 * A file that can be downloaded.
 *
 * @param name path below the output folder
 * @param hash the secret that opens it
 * @param downloadsLeft every request for it costs one
 */
public record OutputFile(String name, String hash, int downloadsLeft, long bytes) {

    /** What each file starts with. */
    public static final int DOWNLOADS = 10;

    OutputFile downloaded() {
        return new OutputFile(name, hash, downloadsLeft - 1, bytes);
    }

    OutputFile reset() {
        return new OutputFile(name, hash, DOWNLOADS, bytes);
    }
}
