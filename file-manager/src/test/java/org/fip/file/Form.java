package org.fip.file;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** A multipart form as a browser writes it, sent while it is made. */
public final class Form {
    private final String boundary = "----form" + UUID.randomUUID();
    private final List<InputStream> parts = new ArrayList<>();

    public Form field(String name, Object value) {
        return text(opening() + "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    public Form file(String filename, String content) {
        return file(filename, content.getBytes(StandardCharsets.UTF_8));
    }

    public Form file(String filename, byte[] content) {
        return file(filename, new ByteArrayInputStream(content));
    }

    public Form file(String filename, InputStream content) {
        text(opening() + "Content-Disposition: form-data; name=\"file\"; filename=\"" + filename
                + "\"\r\nContent-Type: text/html\r\n\r\n");
        parts.add(content);
        return text("\r\n");
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The whole form; its length is not known before. */
    BodyPublisher body() {
        text("--" + boundary + "--\r\n");
        return BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(parts)));
    }

    /** What has been written so far, without an end. */
    public byte[] unfinished() throws java.io.IOException {
        return new SequenceInputStream(Collections.enumeration(parts)).readAllBytes();
    }

    private String opening() {
        return "--" + boundary + "\r\n";
    }

    private Form text(String text) {
        parts.add(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }
}
