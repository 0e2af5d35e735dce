package org.fip.common.security;

import java.util.List;

/** Paths of a service that need no sign-in, as Spring path patterns; a service declares one such bean if it has any. */
public record PublicPaths(List<String> patterns) {
    public PublicPaths {
        patterns = List.copyOf(patterns);
    }
}
