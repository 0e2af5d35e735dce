package org.fip.adapter.cloudgene;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.fip.adapter.RecordedServer;
import org.fip.adapter.http.Answer;
import org.junit.jupiter.params.provider.MethodSource;

/** The readers of Cloudgene's answers, with inputs that grow out of the recorded ones. */
class CloudgeneBodiesFuzz {

    static Stream<String> seeds() {
        return DamagedBodiesTest.RECORDINGS.stream().map(RecordedServer::body);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void whatever_a_server_sends_is_read_or_refused(@NotNull String body) {
        DamagedBodiesTest.readEverything(new Answer(400, null, null, null, body));
    }
}
