package org.fip.adapter.archive;

import java.io.IOException;

/** A download that came to its end and is not what its server had stated. */
public final class WrongChecksumException extends IOException {
    public WrongChecksumException() {
        super("The file's checksum is not the one that was stated");
    }
}
