package org.fip.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.fip.common.test.TestIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** More uploads and downloads at once than the memory has room for. */
@TestPropertySource(properties = "fip.files.transfer-memory=8MB")
class ManyTransfersIT extends FileManagerUnderTest {
    private static final Person ADA = Person.of(42, "ada");
    private static final int UPLOADS = 3;
    private static final int DOWNLOADS = 9;
    private static final byte[] CONTENT = Noise.bytes(3 << 20);

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    @Test
    void uploads_that_find_no_room_are_told_so_and_those_under_way_end_well() throws Exception {
        var waiting = create();
        List<String> uploads = new ArrayList<>();
        for (var n = 0; n < UPLOADS; n++) {
            uploads.add(create());
            halfOf(uploads.get(n));
        }
        await().until(() -> onDisk().size() == UPLOADS);

        var refused = upload(ADA, new Form().file("chr20.vcf.gz", CONTENT));
        assertProblem(refused, 503, "too_many_transfers");
        assertThat(refused.header("Retry-After")).isEqualTo("15");
        assertProblem(tus("PATCH", waiting, ADA, CONTENT, "Upload-Offset", "0"), 503, "too_many_transfers");
        var asked = tus("HEAD", waiting, ADA, null);
        assertThat(asked.status()).as("what tus clients wait for").isEqualTo(423);
        assertThat(asked.header("Retry-After")).isEqualTo("15");
        assertProblem(created(), 503, "too_many_transfers");
        assertThat(storeResult().status())
                .as("the platform has room of its own")
                .isEqualTo(201);

        for (var n = 0; n < UPLOADS; n++) {
            open.get(n).getOutputStream().write(CONTENT, CONTENT.length / 2, CONTENT.length - CONTENT.length / 2);
            open.get(n).getOutputStream().flush();
            assertThat(firstLine(open.get(n))).startsWith("HTTP/1.1 204");
            var file = uploads.get(n).substring(uploads.get(n).lastIndexOf('/') + 1);
            assertThat(get(linkTo(ADA, UUID.fromString(file)), null).bytes()).isEqualTo(CONTENT);
        }
        assertThat(tus("PATCH", waiting, ADA, CONTENT, "Upload-Offset", "0").status())
                .isEqualTo(204);
    }

    @Test
    void room_comes_back_after_uploads_that_broke_off() throws Exception {
        for (var round = 0; round < 3; round++) {
            for (var n = 0; n < UPLOADS; n++) {
                halfOf(create());
            }
            for (var sender : open) {
                sender.close();
            }
            open.clear();
        }
        for (var n = 0; n < 2 * UPLOADS; n++) {
            await().until(() ->
                    upload(ADA, new Form().file("chr20.vcf.gz", CONTENT)).status() == 201);
        }
    }

    @Test
    void downloads_that_find_no_room_are_told_so_and_are_no_downloads() throws Exception {
        var large = Noise.bytes(20 << 20);
        var link =
                linkTo(ADA, upload(ADA, new Form().file("chr20.vcf.gz", large)).id());
        for (var n = 0; n < DOWNLOADS; n++) {
            begin(link);
        }
        var before = downloads();
        var refused = get(link, null);
        assertProblem(refused, 503, "too_many_transfers");
        assertThat(refused.header("Content-Disposition")).isEmpty();
        assertThat(downloads()).isEqualTo(before);

        open.getFirst().close();
        await().until(() -> Arrays.equals(get(link, null).bytes(), large));
        for (var n = 0; n < 3 * DOWNLOADS; n++) {
            assertThat(get(link, null, "Range", "bytes=10-19,1000000-1000009").status())
                    .isEqualTo(206);
            assertThat(head(link).status()).isEqualTo(200);
        }
        var last = open.getLast();
        assertThat(last.getInputStream().readNBytes(large.length)).as("goes on").hasSize(large.length);
    }

    private Answer storeResult() {
        return post(
                "/internal/users/42/files",
                TestIdentity.serviceBearer("job-worker", "file-manager"),
                new Form()
                        .field("job_id", UUID.randomUUID())
                        .field("file_type", "output")
                        .file("chr20.dose.vcf.gz", "imputed"));
    }

    private String create() {
        return created().header("Location").substring("/api".length());
    }

    private Answer created() {
        var length = Integer.toString(CONTENT.length);
        return tus(
                "POST", "/files/uploads", ADA, null, "Upload-Length", length, "Upload-Metadata", "filename eC5iaW4=");
    }

    private void halfOf(String upload) throws IOException {
        var sender = connected(new Socket());
        sender.getOutputStream()
                .write("""
                PATCH %s HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: %s\r
                Tus-Resumable: 1.0.0\r
                Upload-Offset: 0\r
                Content-Type: application/offset+octet-stream\r
                Content-Length: %d\r
                \r
                """.formatted(upload, ADA.token(), CONTENT.length).getBytes(StandardCharsets.US_ASCII));
        sender.getOutputStream().write(CONTENT, 0, CONTENT.length / 2);
        sender.getOutputStream().flush();
    }

    /** Reads no more than the head of the answer. */
    private void begin(String link) throws IOException {
        var reader = new Socket();
        reader.setReceiveBufferSize(4096);
        connected(reader).getOutputStream().write("""
                GET %s HTTP/1.1\r
                Host: 127.0.0.1\r
                \r
                """.formatted(link).getBytes(StandardCharsets.US_ASCII));
        assertThat(firstLine(reader)).startsWith("HTTP/1.1 200");
    }

    private Socket connected(Socket socket) throws IOException {
        open.add(socket);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (var c = socket.getInputStream().read();
                c >= 0 && c != '\n';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private long downloads() {
        return db.sql("SELECT coalesce(sum(requests), 0) FROM downloads")
                .query(Long.class)
                .single();
    }
}
