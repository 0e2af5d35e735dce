package org.fip.adapter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job as it stands in a server's list; {@code name} holds our marker when the platform started it. */
public record RemoteJob(
        String externalId,
        String name,
        RemoteState state,
        @Nullable Instant submittedAt) {}
