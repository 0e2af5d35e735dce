package org.fip.adapter;

import java.io.IOException;
import java.io.InputStream;

/**
 * Takes the plain files of an output, one call each, in order.
 *
 * <p>The stream throws an {@link IOException} when the transfer breaks or a checksum fails: a sink must treat a file as good
 * only when it has read the stream to its end. It must not close over the stream; it ends with the call.
 */
@FunctionalInterface
public interface OutputSink {

    /** {@code fileName} is a relative path with forward slashes, free of {@code ..}, such as {@code chr20.dose.vcf.gz}. */
    void accept(String fileName, InputStream content) throws IOException;
}
