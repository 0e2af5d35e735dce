package org.fip.adapter;

import org.jspecify.annotations.Nullable;

/**
 * A file that a job offers.
 *
 * @param name path within the job's outputs, such as {@code statistics/snps-excluded.txt}; distinct within a job
 * @param reference how the dialect finds it; secret, since knowing it may be enough to download
 * @param remainingDownloads how often the server still hands it out, where it says so
 * @param displaySize the server's rounded size, such as {@code 60 MB}, where it says one
 * @param atSite where it lies on the server's own disk when nobody can fetch it from outside
 */
public record RemoteOutput(
        String name,
        Kind kind,
        String reference,
        @Nullable Integer remainingDownloads,
        @Nullable String displaySize,
        @Nullable String atSite) {

    /** A file that can be fetched. */
    public RemoteOutput(
            String name,
            Kind kind,
            String reference,
            @Nullable Integer remainingDownloads,
            @Nullable String displaySize) {
        this(name, kind, reference, remainingDownloads, displaySize, null);
    }

    /** What is in it, by its name; also the order in which outputs are best fetched. */
    public enum Kind {
        QUALITY_REPORT,
        STATISTICS,
        LOG,
        /** Imputed genotypes, usually one archive per chromosome. */
        IMPUTED_ARCHIVE,
        OTHER
    }

    @Override
    public String toString() {
        return "RemoteOutput[" + name + ", " + kind + "]";
    }
}
