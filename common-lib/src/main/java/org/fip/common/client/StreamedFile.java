package org.fip.common.client;

import java.io.InputStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A multipart form with one file that is passed on while it arrives: nothing of it is held in memory or on disk. */
public final class StreamedFile {
    private final MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();

    /** Text fields go before the file, so that the receiver knows them when the bytes come. */
    public StreamedFile field(String name, String value) {
        parts.add(name, value);
        return this;
    }

    /**
     * The form with the file as its last part.
     *
     * @param content is sent in the pieces in which its {@link InputStream#transferTo} writes it
     */
    public MultiValueMap<String, Object> file(String name, String filename, InputStream content) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
        parts.add(name, new HttpEntity<>(new Content(filename, content), headers));
        return parts;
    }

    private static final class Content extends InputStreamResource {
        private final String filename;

        Content(String filename, InputStream content) {
            super(content);
            this.filename = filename;
        }

        @Override
        public String getFilename() {
            return filename;
        }

        /** Unknown; the inherited answer would read the whole stream to count it. */
        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
