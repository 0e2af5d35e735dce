package org.fip.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fip.gateway.GatewayUnderTest;
import org.fip.gateway.StandInService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "fip.gateway.limits.per-address=100000")
class StreamingIT extends GatewayUnderTest {
    private static final long SIZE = 200L << 20;
    private static final long HEAD = 2L << 20;

    @Test
    void an_upload_reaches_the_service_while_it_is_still_being_sent() throws Exception {
        var files = service("file-manager");
        var request = request("/api/files/upload", ADA)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofInputStream(() -> new Upload(files.firstBytes())))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(files.last().bodySize()).isEqualTo(SIZE);
        assertThat(files.last().header("Content-Type")).isEqualTo("multipart/form-data; boundary=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 9999999", "Transfer-Encoding: chunked"})
    void an_upload_that_breaks_off_does_not_look_whole_to_the_service(String framing) throws Exception {
        var files = service("file-manager");
        try (var socket = new Socket("127.0.0.1", port)) {
            var head = "POST /api/files/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n%s\r\n\r\n"
                    .formatted(ADA, framing);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream()
                    .write((framing.contains("chunked") ? "200000\r\n" : "").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(new byte[(int) HEAD]);
            assertThat(files.firstBytes().await(20, TimeUnit.SECONDS)).isTrue();
        }
        await().until(() -> files.brokenOff() == 1 || !files.seen().isEmpty());
        assertThat(files.seen()).isEmpty();
    }

    @Test
    void a_refusal_comes_back_at_once_and_the_rest_of_the_upload_goes_nowhere() throws Exception {
        var files = service("file-manager");
        var body = BodyPublishers.ofInputStream(() -> new Upload(files.firstBytes()));
        var request = request("/api/files/full", ADA)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.fromPublisher(body, SIZE))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("quota_exceeded");
        await().until(() -> files.brokenOff() == 1 || !files.seen().isEmpty());
        assertThat(files.seen()).allMatch(seen -> seen.bodySize() < SIZE);
    }

    @Test
    void the_service_is_not_asked_whether_it_wants_the_body() throws Exception {
        var request = request("/api/files/upload", ADA)
                .expectContinue(true)
                .POST(BodyPublishers.ofString("x"))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(service("file-manager").last().header("Expect")).isNull();
    }

    @Test
    void a_download_arrives_whole_with_its_name_and_length() throws Exception {
        var answer = http.send(request("/api/files/large", ADA).build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            assertThat(body.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(StandInService.LARGE);
        }
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("large.vcf.gz");
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(StandInService.LARGE);
    }

    @Test
    void a_download_that_breaks_off_does_not_look_whole_to_the_caller() throws Exception {
        var answer = http.send(request("/api/files/broken", ADA).build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_part_of_a_file_can_be_asked_for() {
        get("/files/download/aGVsbG8", null, "Range", "bytes=100-199", "If-Range", "\"x\"");
        assertThat(service("file-manager").last().header("Range")).isEqualTo("bytes=100-199");
        assertThat(service("file-manager").last().header("If-Range")).isEqualTo("\"x\"");
    }

    /** Gives its first part, and the rest only when the service has seen something of it. */
    private static final class Upload extends InputStream {
        private final CountDownLatch arrived;
        private long given;

        Upload(CountDownLatch arrived) {
            this.arrived = arrived;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (given >= SIZE) {
                return -1;
            }
            if (given >= HEAD) {
                waitForArrival();
            }
            var n = (int) Math.min(length, SIZE - given);
            given += n;
            return n;
        }

        private void waitForArrival() throws IOException {
            try {
                if (!arrived.await(20, TimeUnit.SECONDS)) {
                    throw new IOException("The gateway holds the body back");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }
}
