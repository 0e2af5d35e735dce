package org.fip.adapter.cloudgene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.fip.adapter.FetchReport;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.Damage;
import org.fip.adapter.Outcome.Damaged;
import org.fip.adapter.Outcome.Gone;
import org.fip.adapter.Outcome.Loss;
import org.fip.adapter.Outcome.Maintenance;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Unreachable;
import org.fip.adapter.OutputSink;
import org.fip.adapter.RecordedServer;
import org.fip.adapter.RecordedServer.Asked;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.archive.Archives;
import org.junit.jupiter.api.Test;

class CloudgeneDownloadTest extends CloudgeneReplay {

    private static final byte[] GENOTYPES = Archives.genotypes(200, 7);
    private static final byte[] ARCHIVE =
            Archives.encrypted(EncryptionMethod.AES, Map.of("chr20.dose.vcf.gz", GENOTYPES));
    private static final RemoteOutput OUTPUT =
            new RemoteOutput("chr_20.zip", RemoteOutput.Kind.IMPUTED_ARCHIVE, "cafe/chr_20.zip", 10, null);
    private static final String GET = "GET /share/results/cafe/chr_20.zip";

    private final Map<String, byte[]> taken = new LinkedHashMap<>();
    private final OutputSink sink = (name, content) -> taken.put(name, content.readAllBytes());

    @Test
    void an_output_is_fetched_by_one_get_without_token_or_range() throws IOException {
        remote.onBytes(GET, RecordedServer.download(ARCHIVE));

        FetchReport report = ok(fetch());

        assertThat(report.files()).containsExactly(new FetchReport.FetchedFile("chr20.dose.vcf.gz", GENOTYPES.length));
        assertThat(taken.get("chr20.dose.vcf.gz")).isEqualTo(GENOTYPES);
        assertThat(remote.asked()).hasSize(1);
        Asked request = remote.asked().getFirst();
        assertThat(request.headers()).doesNotContainKeys("x-auth-token", "authorization", "range", "accept-encoding");
    }

    @Test
    void an_output_that_is_not_there_yet_is_asked_for_again() throws IOException {
        remote.onBytes(
                GET,
                RecordedServer.recorded(V3 + "download-early"),
                RecordedServer.recorded(V3 + "download-early"),
                RecordedServer.download(ARCHIVE));

        ok(fetch());

        assertThat(remote.asked(GET)).hasSize(3);
    }

    @Test
    void an_output_that_never_comes_is_not_found() throws IOException {
        remote.on(GET, V3 + "download-early");

        assertThat(fetch()).isInstanceOf(NotFound.class);
    }

    @Test
    void lost_outputs_say_how_they_were_lost_and_are_not_asked_for_again() throws IOException {
        remote.on(GET, V3 + "download-limit");
        assertThat(fetch()).isEqualTo(new Gone<>(Loss.DOWNLOAD_LIMIT, "number of max downloads exceeded."));
        remote.on(GET, V3 + "download-retired");
        assertThat(fetch()).isEqualTo(new Gone<>(Loss.RETIRED, "File not found in workspace."));
        remote.on(GET, V2 + "download-retired");
        assertThat(fetch()).isEqualTo(new Gone<>(Loss.RETIRED, "The server has removed this file."));

        assertThat(remote.asked(GET)).hasSize(3);
        assertThat(taken).isEmpty();
    }

    @Test
    void a_server_in_trouble_is_tried_later() throws IOException {
        remote.on(GET, "cloudgene/proxy-502");
        assertThat(fetch()).isInstanceOf(Unreachable.class);
        remote.on(GET, V3 + "maintenance");
        assertThat(fetch()).isInstanceOf(Maintenance.class);
    }

    @Test
    void a_cut_transfer_is_noticed_without_a_length() throws IOException {
        remote.onBytes(GET, RecordedServer.download(Arrays.copyOf(ARCHIVE, ARCHIVE.length - 40)));

        assertThat(fetch()).isEqualTo(new Damaged<>(Damage.CUT_SHORT, "chr_20.zip: the transfer ended early"));
        assertThat(remote.asked(GET)).hasSize(1);
    }

    @Test
    void a_cut_transfer_is_noticed_by_its_length() throws IOException {
        RemoteOutput report = new RemoteOutput("qc.html", RemoteOutput.Kind.QUALITY_REPORT, "cafe/qc.html", null, null);
        remote.onBytes(
                "GET /share/results/cafe/qc.html",
                RecordedServer.answer("HTTP/1.1 200 OK\nContent-Length: 100", "only this"));

        assertThat(server.fetch(TOKEN, report, null, sink)).isInstanceOf(Damaged.class);
        assertThat(taken).isEmpty();
    }

    @Test
    void object_storage_is_followed_without_the_token() throws IOException {
        try (RecordedServer storage = new RecordedServer()) {
            remote.onBytes(
                    GET,
                    RecordedServer.answer(
                            "HTTP/1.1 307 Temporary Redirect\nLocation: " + storage.url() + "/bucket/x?sig=1", ""));
            storage.onBytes("GET /bucket/x?sig=1", RecordedServer.download(ARCHIVE));

            ok(fetch());

            assertThat(storage.asked().getFirst().headers()).doesNotContainKeys("x-auth-token", "authorization");
        }
    }

    @Test
    void real_slashes_stay_in_the_name() throws IOException {
        RemoteOutput nested = new RemoteOutput(
                "statistics/a b.txt",
                RemoteOutput.Kind.STATISTICS,
                Endpoints.resultReference("beef", "statistics/a b.txt"),
                null,
                "4 bytes");
        remote.onBytes(
                "GET /share/results/beef/statistics/a%20b.txt", RecordedServer.download(new byte[] {1, 2, 3, 4}));

        ok(server.fetch(TOKEN, nested, null, sink));

        assertThat(taken).containsOnlyKeys("statistics/a b.txt");
    }

    private Outcome<FetchReport> fetch() throws IOException {
        return server.fetch(TOKEN, OUTPUT, Archives.PASSWORD, sink);
    }
}
