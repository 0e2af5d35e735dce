package org.fip.file.panelsites;

import java.io.IOException;

/** A list of sites that cannot be used; the message tells the operator what and where. */
final class SiteListException extends IOException {
    private static final long serialVersionUID = 1L;

    SiteListException(String message) {
        super(message);
    }
}
