package org.fip.common.form;

import java.io.IOException;

/** What came is no form, or not one that is to be read here. */
public final class MalformedFormException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFormException(String message) {
        super(message);
    }
}
