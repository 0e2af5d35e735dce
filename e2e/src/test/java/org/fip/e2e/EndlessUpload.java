package org.fip.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Map;

/** A form whose file doesn't end, sent as {@code curl} sends a large one: it asks whether it may, and listens while it sends. */
final class EndlessUpload {
    private static final int PIECE = 1 << 20;
    private static final int MOST_PIECES = 1_000;
    private static final int PATIENCE_MILLIS = 20_000;

    private EndlessUpload() {}

    /** What is answered while the file is still being sent, from the status on; empty where a gigabyte went before. */
    static String answerOf(URI url, String token, Map<String, String> fields, String fileField) throws IOException {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            var in = socket.getInputStream();
            out.write("""
                    POST %s HTTP/1.1\r
                    Host: %s\r
                    Authorization: Bearer %s\r
                    Content-Type: multipart/form-data; boundary=endless\r
                    Content-Length: 1000000000000\r
                    Expect: 100-continue\r
                    \r
                    """.formatted(url.getPath(), url.getAuthority(), token).getBytes(US_ASCII));
            var first = head(in);
            if (!first.startsWith("HTTP/1.1 100")) {
                return first + body(in);
            }
            out.write(beginning(fields, fileField).getBytes(UTF_8));
            return send(out, in) ? head(in) + body(in) : "";
        }
    }

    private static String beginning(Map<String, String> fields, String fileField) {
        var form = new StringBuilder();
        fields.forEach((name, value) -> form.append(
                "--endless\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value)));
        return form.append(
                        "--endless\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"endless.vcf.gz\"\r\n\r\n"
                                .formatted(fileField))
                .toString();
    }

    private static boolean send(OutputStream out, InputStream in) throws IOException {
        var piece = new byte[PIECE];
        for (var sent = 0; sent < MOST_PIECES; sent++) {
            if (in.available() > 0) {
                return true;
            }
            try {
                out.write(piece);
            } catch (IOException hungUp) {
                return true;
            }
        }
        return false;
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("The answer broke off: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** As much as there is at once; the problems that are looked for are short. */
    private static String body(InputStream in) throws IOException {
        return new String(in.readNBytes(Math.max(1, in.available())), UTF_8);
    }
}
