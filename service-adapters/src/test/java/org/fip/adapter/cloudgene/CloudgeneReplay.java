package org.fip.adapter.cloudgene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.fip.adapter.ApiToken;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.ImputationServers;
import org.fip.adapter.Outcome;
import org.fip.adapter.RecordedServer;
import org.fip.adapter.ServerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A Cloudgene server played from recordings, and the adapter connected to it. */
abstract class CloudgeneReplay {

    static final ApiToken TOKEN = token(Instant.parse("2100-01-01T00:00:00Z"));
    static final String JOB = "job-20261102-080000-210";
    static final String V3 = "cloudgene/v3/";
    static final String V2 = "cloudgene/v2/";

    final RecordedServer remote = new RecordedServer();
    private final ImputationServers servers = new ImputationServers(ConnectionLimits.defaults()
            .withPrivateAddresses(true)
            .withReadTimeout(Duration.ofSeconds(5))
            .withOutputGrace(Duration.ofSeconds(2)));
    ImputationServer server = connect(Map.of());

    /** The dialect is stated, so that every request on record is one of the dialect's own. */
    ImputationServer connect(Map<String, String> config) {
        Map<String, String> stated = new HashMap<>(config);
        stated.put("dialect", "cloudgene");
        return ok(servers.connect(new ServerAddress("michigan", remote.url() + "/", stated)));
    }

    @BeforeEach
    void usual_answers() {
        remote.on("GET /api/v2/server", V3 + "server").on("POST /api/v2/tokens/verify", V3 + "token-valid");
    }

    @AfterEach
    void close() throws IOException {
        servers.close();
        remote.close();
    }

    static <T> T ok(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Ok<T>(T value)) {
            return value;
        }
        throw new AssertionError("Expected success, not " + outcome);
    }

    static ApiToken token(Instant expiry) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String payload = "{\"sub\":\"thandi\",\"api\":true,\"exp\":" + expiry.getEpochSecond() + "}";
        return new ApiToken(base64.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmF0dXJl");
    }
}
