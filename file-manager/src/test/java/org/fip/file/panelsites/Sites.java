package org.fip.file.panelsites;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The sites of one chromosome, written as they are stored. */
public final class Sites {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final SiteWriter writer = new SiteWriter(bytes);

    public Sites site(long position, String reference, String alternative) {
        var isBase = reference.length() == 1 && alternative.length() == 1;
        try {
            writer.add(
                    position,
                    isBase ? Alleles.of((byte) reference.charAt(0), (byte) alternative.charAt(0)) : Alleles.OTHER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public SiteCursor cursor() {
        try {
            return new SiteCursor(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
