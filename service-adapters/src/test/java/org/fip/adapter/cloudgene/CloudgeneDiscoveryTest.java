package org.fip.adapter.cloudgene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.fip.adapter.ApiToken;
import org.fip.adapter.AppForm;
import org.fip.adapter.AppForm.Choice;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.TokenFault;
import org.fip.adapter.RecordedServer;
import org.fip.adapter.ServerDescription;
import org.fip.adapter.TokenOwner;
import org.junit.jupiter.api.Test;

class CloudgeneDiscoveryTest extends CloudgeneReplay {

    @Test
    void a_server_is_described_with_its_version_queue_and_applications() {
        remote.on("GET /api/v2/server/counters", V3 + "counters");

        ServerDescription description = ok(server.describe(TOKEN));

        assertThat(description.name()).isEqualTo("Savanna Imputation Server");
        assertThat(description.software()).isEqualTo("Cloudgene 3");
        assertThat(description.maintenance()).isFalse();
        assertThat(description.queueLength()).isEqualTo(3);
        assertThat(description.completed()).containsEntry("runs", 1204L);
        assertThat(description.applications()).contains("imputationserver2@2.0.12");
    }

    @Test
    void a_stranger_sends_no_token_and_still_learns_that_the_server_is_up() {
        remote.on("GET /api/v2/server", V2 + "server-stranger");

        ServerDescription description = ok(server.describe(null));

        assertThat(description.software()).isEqualTo("Cloudgene 2");
        assertThat(description.queueLength()).isNull();
        assertThat(remote.asked("GET /api/v2/server").getFirst().header("X-Auth-Token"))
                .isNull();
    }

    @Test
    void maintenance_is_told_in_the_administrators_words_without_markup() {
        remote.on("GET /api/v2/server", V3 + "server-maintenance");

        ServerDescription description = ok(server.describe(null));

        assertThat(description.maintenance()).isTrue();
        assertThat(description.maintenanceMessage()).isEqualTo("We move to a new room. Back on Friday.");
    }

    @Test
    void the_form_has_panels_with_their_builds_and_their_own_populations() {
        remote.on("GET /api/v2/server/apps/imputationserver2", V3 + "app");

        AppForm form = ok(server.discover(TOKEN));

        assertThat(form.appId()).isEqualTo("imputationserver2");
        assertThat(form.appVersion()).isEqualTo("2.0.12");
        assertThat(form.panels())
                .extracting(AppForm.Panel::key)
                .containsExactly("apps@1000g-phase-3-v5@2.0.0", "apps@h3africa-v6@6.0.0", "apps@private@1.0.0");
        assertThat(form.panels()).extracting(AppForm.Panel::build).containsExactly("hg19", "hg38", null);
        assertThat(form.panels().get(1).populations())
                .containsExactly(new Choice("afr", "AFR"), new Choice("off", "Skip"));
        assertThat(form.builds()).extracting(Choice::key).containsExactly("hg19", "hg38");
        assertThat(form.phasingEngines()).extracting(Choice::key).containsExactly("beagle", "eagle", "no_phasing");
        assertThat(form.r2Steps()).extracting(Choice::key).containsExactly("0", "0.001", "0.1", "0.3");
        assertThat(form.modes()).extracting(Choice::key).containsExactly("imputation", "qc_only");
        assertThat(form.defaultOf("phasing")).contains("eagle");
        assertThat(form.defaultOf("refpanel")).isEmpty();
        assertThat(form.terms())
                .extracting(AppForm.Terms::text)
                .containsExactly(
                        "I will not attempt to re-identify anybody.", "I have the right to upload these data.");
        assertThat(form.parameter("files").orElseThrow().file()).isTrue();
        assertThat(form.parameter("refpanel").orElseThrow().label()).isEqualTo("Reference Panel (Details)");
    }

    @Test
    void version_2_describes_the_same_form_with_unversioned_keys() {
        remote.on("GET /api/v2/server", V2 + "server").on("GET /api/v2/server/apps/imputationserver", V2 + "app");

        AppForm form = ok(server.discover(TOKEN));

        assertThat(form.panels().getFirst().key()).isEqualTo("apps@1000g-phase-3-v5");
        assertThat(form.panels().getFirst().populations())
                .extracting(Choice::key)
                .containsExactly("afr", "eur", "off");
    }

    @Test
    void the_operators_application_is_used_without_asking() {
        remote.on("GET /api/v2/server/apps/mine@1.0", V3 + "app");

        assertThat(ok(connect(Map.of("app", "mine@1.0")).discover(TOKEN)).appId())
                .isEqualTo("mine@1.0");
        assertThat(remote.asked("GET /api/v2/server")).isEmpty();
    }

    @Test
    void several_unknown_applications_are_a_question_for_the_operator() {
        remote.onBytes(
                "GET /api/v2/server",
                RecordedServer.answer(
                        "HTTP/1.1 200 OK", "{\"apps\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"loggedIn\":true}"));

        assertThat(server.discover(TOKEN))
                .isEqualTo(new Outcome.Refused<>(
                        "The server has several applications; the service's setting \"app\" must name one of a, b."));
    }

    @Test
    void a_token_that_is_taken_for_a_strangers_is_rejected() {
        remote.on("GET /api/v2/server", V3 + "server-stranger").on("POST /api/v2/tokens/verify", V3 + "token-invalid");

        assertThat(server.discover(TOKEN))
                .isEqualTo(new CredentialsRejected<>(TokenFault.REPLACED, "Invalid API Token."));
    }

    @Test
    void a_valid_token_tells_its_owner_and_its_end() {
        TokenOwner owner = ok(server.verifyToken(TOKEN));

        assertThat(owner)
                .isEqualTo(new TokenOwner(
                        "thandi", "Thandi", "thandi@example.org", Instant.parse("2026-12-02T08:00:00Z")));
        assertThat(remote.asked("POST /api/v2/tokens/verify").getFirst().body()).isEqualTo("token=" + TOKEN.value());
    }

    @Test
    void version_2_tells_the_end_in_milliseconds() {
        remote.on("POST /api/v2/tokens/verify", V2 + "token-valid");

        assertThat(ok(server.verifyToken(TOKEN)).expiresAt()).isEqualTo(Instant.ofEpochMilli(1798056303716L));
    }

    @Test
    void rejected_tokens_say_whether_they_are_expired_replaced_or_nonsense() {
        remote.on("POST /api/v2/tokens/verify", V3 + "token-invalid", V3 + "token-invalid", V2 + "token-garbage");

        assertThat(fault(server.verifyToken(TOKEN))).isEqualTo(TokenFault.REPLACED);
        assertThat(fault(server.verifyToken(token(Instant.parse("2020-01-01T00:00:00Z")))))
                .isEqualTo(TokenFault.EXPIRED);
        assertThat(fault(server.verifyToken(new ApiToken("rubbish")))).isEqualTo(TokenFault.INVALID);
    }

    private static TokenFault fault(Outcome<TokenOwner> outcome) {
        return ((CredentialsRejected<TokenOwner>) outcome).fault();
    }
}
