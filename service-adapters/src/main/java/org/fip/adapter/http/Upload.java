package org.fip.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.fip.adapter.InputFile;

/** A multipart form whose files stream from their sources; its length is known beforehand. */
public final class Upload {

    private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);

    private final MultipartEntityBuilder form = MultipartEntityBuilder.create();

    /** Adds a value. */
    public Upload value(String name, String value) {
        form.addTextBody(name, value, TEXT);
        return this;
    }

    /** Adds a value that is a JSON document. */
    public Upload json(String name, String document) {
        form.addTextBody(name, document, ContentType.APPLICATION_JSON);
        return this;
    }

    /** Adds files, each as a part of this name and under its {@linkplain SentNames sent name}. */
    public Upload files(String name, List<InputFile> files) {
        List<String> fileNames = SentNames.of(files);
        for (int i = 0; i < fileNames.size(); i++) {
            form.addPart(name, new FileBody(fileNames.get(i), files.get(i)));
        }
        return this;
    }

    Sending sending() {
        return new Sending(form.build());
    }

    /** Knows afterwards whether the last byte was handed to the connection. */
    static final class Sending extends HttpEntityWrapper {
        private volatile boolean complete;

        Sending(HttpEntity entity) {
            super(entity);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            super.writeTo(out);
            complete = true;
        }

        boolean isComplete() {
            return complete;
        }
    }

    /** Our own input failed, not the server. */
    static final class InputFailed extends IOException {
        InputFailed(String message, IOException cause) {
            super(message, cause);
        }
    }

    private static final class FileBody extends AbstractContentBody {
        private static final int BUFFER = 64 * 1024;

        private final String fileName;
        private final InputFile file;

        FileBody(String fileName, InputFile file) {
            super(ContentType.APPLICATION_OCTET_STREAM);
            this.fileName = fileName;
            this.file = file;
        }

        @Override
        public String getFilename() {
            return fileName;
        }

        @Override
        public long getContentLength() {
            return file.size();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            byte[] buffer = new byte[BUFFER];
            long left = file.size();
            try (InputStream in = open()) {
                while (left > 0) {
                    int read = read(in, buffer, (int) Math.min(buffer.length, left));
                    if (read < 0) {
                        throw new InputFailed(
                                file.name() + " ended " + left + " bytes early", new IOException("short"));
                    }
                    out.write(buffer, 0, read);
                    left -= read;
                }
            }
        }

        private InputStream open() throws InputFailed {
            try {
                return file.source().open();
            } catch (IOException e) {
                throw new InputFailed("Cannot open " + file.name(), e);
            }
        }

        private int read(InputStream in, byte[] buffer, int length) throws InputFailed {
            try {
                return in.read(buffer, 0, length);
            } catch (IOException e) {
                throw new InputFailed("Cannot read " + file.name(), e);
            }
        }
    }
}
