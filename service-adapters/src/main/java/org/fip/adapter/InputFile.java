package org.fip.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A file to be imputed; opened once per submission and streamed.
 *
 * @param name as its owner calls it; distinct within a submission. Servers see a safe one that is made of it
 * @param size exact number of bytes
 * @param link makes an address by which the server can fetch it without any token; null where there is none
 */
public record InputFile(
        String name, long size, Source source, @Nullable Link link) {

    /** A file that is only sent, never fetched. */
    public InputFile(String name, long size, Source source) {
        this(name, size, source, null);
    }

    /** Makes an address that lives long enough for a job's turn to come. */
    @FunctionalInterface
    public interface Link {
        URI create() throws IOException;
    }

    /** Opens the content from its beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
