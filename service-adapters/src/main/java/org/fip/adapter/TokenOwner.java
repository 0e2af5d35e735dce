package org.fip.adapter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose token a valid one is, as the server tells it; {@code expiresAt} is missing when it never ends or is unknown. */
public record TokenOwner(
        String username,
        @Nullable String name,
        @Nullable String email,
        @Nullable Instant expiresAt) {}
