package org.fip.file.download;

import java.time.Instant;

/** A link that opens one file without sign-in until it expires. */
public record DownloadLink(String downloadUrl, Instant expiresAt) {}
