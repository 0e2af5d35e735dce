package org.fip.common.security;

import java.time.Instant;

/**
 * What a user's platform token says of itself; a controller method takes it as an argument.
 *
 * @param id claim {@code jti}
 * @param issuedAt to the millisecond
 */
public record UserToken(String id, long userId, Instant issuedAt, Instant expiresAt) {}
