package org.fip.adapter.wes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.net.URI;
import java.util.stream.Stream;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.fip.adapter.http.Answer;
import org.junit.jupiter.params.provider.MethodSource;

/** The readers of foreign JSON and HTML, with inputs that grow towards code that no other test has reached. */
class ForeignBodiesFuzz {
    private static final URI API = URI.create("https://site.example/ga4gh/wes/v1");

    static Stream<String> seeds() {
        return Stream.of(WesReplay.SAPPORO, WesReplay.STARTER_KIT, WesReplay.TOIL, DamagedRunsTest.RUN);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void whatever_a_site_sends_is_read_or_refused(@NotNull String body) {
        PlainText.of(body);
        LogText.address(body, API, "run-1");
        WesFault.message(new Answer(500, null, null, null, body));
        ForeignJson.read(body).ifPresent(json -> {
            ServiceInfo.read(json).ifPresent(info -> {
                info.engine("NFL");
                info.description();
            });
            RunReader.ended(json.at("state").text(""), json, RunLogs.within(json));
            OutputWalk.of(json, new WesSettings.OutputLink("", "https://site.example")).stream()
                    .map(RemoteOutput::reference)
                    .forEach(OutputReference::decoded);
        });
    }
}
