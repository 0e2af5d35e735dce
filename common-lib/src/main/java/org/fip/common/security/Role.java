package org.fip.common.security;

import java.util.Locale;

/** What a person may do: researchers work on their own things, operators also run the platform. */
public enum Role {
    RESEARCHER,
    OPERATOR;

    /** The name in tokens and JSON: lower case. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role ofClaim(String claim) {
        return valueOf(claim.toUpperCase(Locale.ROOT));
    }
}
