package org.fip.file.vcf;

import java.io.IOException;

/** Content that is not what its name says; the message tells a user what and where. */
public final class MalformedVcfException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedVcfException(String message) {
        super(message);
    }
}
