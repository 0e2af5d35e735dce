package org.fip.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More connections than the gateway has memory for. Inside containers a proxy stands before it. */
@Tag("local")
class CrowdIT {
    private static final int CROWD = 2_500;
    private static final int TAKEN_AT_ONCE = 600;
    // Nobody waits so long for a connection on one machine, however busy it is, but to a gateway that takes no more.
    private static final int PATIENCE_MILLIS = 3_000;
    private static final byte[] HALF_A_REQUEST = "GET /api/services HTTP/1.1\r\nHost: ".getBytes(US_ASCII);

    @BeforeAll
    static void start() {
        LocalStack.ensureUp();
    }

    @Test
    void half_requests_by_the_thousand_do_not_end_the_gateway() throws IOException {
        var researcher = Researcher.register("crowd");
        List<Socket> crowd = new ArrayList<>();
        try {
            while (crowd.size() < CROWD && joins(crowd)) {
                crowd.getLast().getOutputStream().write(HALF_A_REQUEST);
            }
            assertThat(crowd).hasSizeGreaterThanOrEqualTo(TAKEN_AT_ONCE);
        } finally {
            for (var socket : crowd) {
                socket.close();
            }
        }
        // Nothing starts it again when it has ended.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> researcher.api().get("/services").status() == 200);
    }

    /** False when the gateway lets nobody in any more. */
    private static boolean joins(List<Socket> crowd) throws IOException {
        var gateway = URI.create(Target.CURRENT.gateway());
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), PATIENCE_MILLIS);
            crowd.add(socket);
            return true;
        } catch (IOException full) {
            socket.close();
            return false;
        }
    }
}
