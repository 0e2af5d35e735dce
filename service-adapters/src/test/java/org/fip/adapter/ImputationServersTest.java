package org.fip.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.Outcome.Unreachable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImputationServersTest {

    private final RecordedServer remote = new RecordedServer();

    @AfterEach
    void close() throws IOException {
        remote.close();
    }

    @Test
    void inner_addresses_are_refused_unless_the_operator_allows_them() throws IOException {
        remote.on("GET /api/v2/server", "cloudgene/v3/server");

        assertThat(describe(ConnectionLimits.defaults())).isInstanceOf(Refused.class);
        assertThat(remote.asked()).isEmpty();
        assertThat(describe(ConnectionLimits.defaults().withPrivateAddresses(true)))
                .isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void an_endless_answer_is_not_read() throws IOException {
        remote.onBytes("GET /api/v2/server", RecordedServer.download(new byte[17 << 20]));

        assertThat(describe(ConnectionLimits.defaults().withPrivateAddresses(true)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void a_silent_server_is_unreachable() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ImputationServers servers = new ImputationServers(ConnectionLimits.defaults()
                        .withPrivateAddresses(true)
                        .withReadTimeout(Duration.ofMillis(200)))) {
            Outcome<ServerDescription> outcome = servers.connect(
                            address("michigan", "http://127.0.0.1:" + silent.getLocalPort()))
                    .then(server -> server.describe(null));

            assertThat(outcome).isEqualTo(new Unreachable<>("127.0.0.1 did not answer in time.", false, null));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "impute.example",
                "ftp://impute.example",
                "file:///etc",
                "https://u:p@impute.example",
                "http://"
            })
    void base_urls_that_lead_nowhere_are_refused(String url) throws IOException {
        try (ImputationServers servers = new ImputationServers(ConnectionLimits.defaults())) {
            assertThat(servers.connect(address("michigan", url))).isInstanceOf(Refused.class);
        }
    }

    @Test
    void an_unknown_type_is_refused() throws IOException {
        try (ImputationServers servers = new ImputationServers(ConnectionLimits.defaults())) {
            assertThat(servers.connect(address("beacon", "https://beacon.example")))
                    .isEqualTo(new Refused<>("Services of type beacon are not supported yet."));
        }
    }

    @Test
    void secrets_do_not_show_in_texts() {
        assertThat(new ApiToken("s3cret").toString()).doesNotContain("s3cret");
        ArchivePassword password = ArchivePassword.generate();
        assertThat(password.value())
                .matches("[A-Za-z0-9]{32}")
                .isNotEqualTo(ArchivePassword.generate().value());
        assertThat(password.toString()).doesNotContain(password.value());
    }

    private Outcome<ServerDescription> describe(ConnectionLimits limits) throws IOException {
        try (ImputationServers servers = new ImputationServers(limits)) {
            return servers.connect(address("michigan", remote.url())).then(server -> server.describe(null));
        }
    }

    private static ServerAddress address(String type, String url) {
        return new ServerAddress(type, url, Map.of());
    }
}
