package org.fip.adapter;

import java.util.regex.Pattern;

/** A user's secret for one external server; its text form is masked so that it cannot slip into a log. */
public record ApiToken(String value) {

    private static final Pattern HEADER_SAFE = Pattern.compile("[\\x21-\\x7e]{1,8192}");

    public ApiToken {
        if (!HEADER_SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException("An API token is printable ASCII without spaces");
        }
    }

    @Override
    public String toString() {
        return "ApiToken[•••]";
    }
}
