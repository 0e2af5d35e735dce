package org.fip.file.download;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.fip.common.problem.ProblemException;
import org.fip.file.download.Grant.Audience;
import org.fip.file.download.Grant.Subject;
import org.junit.jupiter.params.provider.MethodSource;

/** Links that nobody signed, with inputs that grow towards code that no other test has reached. */
class LinkFuzz {
    private static final LinkSigner SIGNER = LinkSignerPropertyTest.signer();

    static Stream<String> seeds() {
        var now = Instant.parse("2026-03-01T12:00:00Z");
        return Arrays.stream(Audience.values())
                .map(audience ->
                        SIGNER.sign(new Grant(audience, Subject.FILE, 42, new UUID(0, 1), now, now.plusSeconds(900))));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void a_link_opens_or_is_refused(@NotNull String token) {
        for (var audience : Audience.values()) {
            try {
                SIGNER.verify(token, audience);
            } catch (ProblemException refused) {
                // with the one error that links have
            }
        }
    }
}
