package org.fip.file.download;

import java.time.Instant;
import java.util.UUID;

/**
 * What a signed link allows: one thing of one user, at one door, until it is over.
 *
 * @param id of the file, or of the job whose results they are
 * @param issuedAt to the millisecond, so that it can be held against a sign-out
 */
public record Grant(Audience audience, Subject subject, long userId, UUID id, Instant issuedAt, Instant expiresAt) {
    /** Whom a link was made for. Each has a path of its own, where no other's links open. */
    public enum Audience {
        /** The owner, or whoever they give the link to. Ends when they sign out everywhere. */
        PERSON,
        /** A service of the platform, on its way to an external server. */
        SERVICE,
        /** An external server that fetches a job's input itself. Outlives a sign-out: the job still needs it. */
        SITE
    }

    /** What a link opens. */
    public enum Subject {
        FILE,
        RESULTS_OF_JOB,
        /** What a filter leaves of a job's genotypes; the filter is signed with the grant. */
        EXPORT_OF_JOB
    }
}
