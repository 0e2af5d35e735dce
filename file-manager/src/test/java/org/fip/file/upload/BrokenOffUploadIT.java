package org.fip.file.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.fip.file.FileManagerUnderTest;
import org.fip.file.Form;
import org.fip.file.Noise;
import org.fip.file.Person;
import org.junit.jupiter.api.Test;

class BrokenOffUploadIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");

    @Test
    void an_upload_whose_sender_goes_away_leaves_neither_a_file_nor_bytes() throws Exception {
        try (var sender = new Socket(InetAddress.getLoopbackAddress(), port)) {
            sendHalf(sender, 3 << 20, 100 << 20);
            await().until(() -> onDisk().size() == 1);
            assertThat(total()).isZero();
        }
        await().until(() -> onDisk().isEmpty());
        assertThat(total()).isZero();
    }

    @Test
    void an_upload_that_ends_without_the_forms_end_is_refused() throws Exception {
        try (var sender = new Socket(InetAddress.getLoopbackAddress(), port)) {
            sendHalf(sender, 1000, 0);
            sender.shutdownOutput();
            var answer = new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"bad_upload\"", "\"action\":");
        }
        assertThat(onDisk()).isEmpty();
        assertThat(total()).isZero();
    }

    /** Announces so many bytes more than it sends; with none, the length is right but the last boundary is missing. */
    private void sendHalf(Socket sender, int content, int missing) throws IOException {
        var form = new Form().file("chr20.vcf.gz", Noise.bytes(content));
        var body = form.unfinished();
        var out = sender.getOutputStream();
        out.write("""
                POST /files/upload HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: %s\r
                Content-Type: %s\r
                Content-Length: %d\r
                Connection: close\r
                \r
                """.formatted(ADA.token(), form.contentType(), body.length + missing)
                .getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private int total() {
        return get("/files", ADA.token()).json().path("total").asInt();
    }
}
