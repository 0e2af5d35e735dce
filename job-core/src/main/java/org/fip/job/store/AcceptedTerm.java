package org.fip.job.store;

import java.time.Instant;

/**
 * A promise that the user made before the external server was given their genotypes.
 *
 * @param id the server's id for it
 * @param text as it was shown
 */
public record AcceptedTerm(String id, String text, Instant acceptedAt) {}
