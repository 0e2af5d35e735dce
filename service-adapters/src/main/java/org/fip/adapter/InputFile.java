package org.fip.adapter;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file to be imputed; opened once per submission and streamed.
 *
 * @param name base name the server shall see; distinct within a submission
 * @param size exact number of bytes
 */
public record InputFile(String name, long size, Source source) {

    /** Opens the content from its beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
