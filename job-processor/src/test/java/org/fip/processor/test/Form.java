package org.fip.processor.test;

import java.nio.charset.StandardCharsets;

/** A multipart form, part by part in the order given. */
public final class Form {
    static final String BOUNDARY = "----fip-test-boundary";
    private final StringBuilder parts = new StringBuilder();

    public static Form empty() {
        return new Form();
    }

    /** The documented request, with {@code build} after the file as the architecture document writes it. */
    public static Form documented() {
        return empty().field("name", "My Job")
                .field("service_id", "1")
                .field("reference_panel_id", "1")
                .file("test.vcf.gz", "genotypes")
                .field("build", "hg38");
    }

    public Form field(String name, String value) {
        parts.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value));
        return this;
    }

    public Form file(String filename, String content) {
        return file("input_file", filename, content);
    }

    public Form file(String name, String filename, String content) {
        parts.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/gzip\r\n\r\n%s\r\n"
                        .formatted(BOUNDARY, name, filename, content));
        return this;
    }

    byte[] whole() {
        return (parts + "--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    byte[] cutShort() {
        return parts.substring(0, parts.length() - 4).getBytes(StandardCharsets.UTF_8);
    }
}
