package org.fip.file.download;

import java.time.Instant;

/**
 * A link that opens all results of a job as one ZIP archive without sign-in until it expires.
 *
 * @param fileSize bytes of the archive
 * @param fileCount how many results are in it
 */
record ArchiveLink(String downloadUrl, Instant expiresAt, String filename, long fileSize, int fileCount) {}
