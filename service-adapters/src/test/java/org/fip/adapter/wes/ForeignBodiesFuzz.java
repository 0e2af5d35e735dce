package org.fip.adapter.wes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.fip.adapter.http.Answer;

/** The readers of foreign JSON and HTML, with inputs that grow towards code that no other test has reached. */
class ForeignBodiesFuzz {
    private static final URI API = URI.create("https://site.example/ga4gh/wes/v1");

    @FuzzTest(maxDuration = "5m")
    void whatever_a_site_sends_is_read_or_refused(byte[] bytes) {
        String body = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        PlainText.of(body);
        LogText.address(body, API, "run-1");
        WesFault.message(new Answer(500, null, null, null, body));
        ForeignJson.read(body).ifPresent(json -> {
            ServiceInfo.read(json);
            RunReader.ended(json.at("state").text(""), json);
            OutputWalk.of(json, new WesSettings.OutputLink("", "https://site.example"));
        });
    }
}
