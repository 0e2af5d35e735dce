package org.fip.file.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fip.common.problem.ProblemException;
import org.fip.file.download.Grant.Audience;
import org.fip.file.download.Grant.Subject;

/** Whatever somebody makes of a link is refused alike. */
class LinkSignerPropertyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.~ \u0000é";
    private static final LinkSigner SIGNER = signer();

    @Property(tries = 100)
    void what_was_signed_is_read_back(
            @ForAll Audience audience,
            @ForAll Subject subject,
            @ForAll long user,
            @ForAll long high,
            @ForAll long low) {
        var grant = new Grant(audience, subject, user, new UUID(high, low), NOW, NOW.plusSeconds(1));
        assertThat(SIGNER.verify(SIGNER.sign(grant), audience)).isEqualTo(grant);
    }

    @Property(tries = 500)
    void a_link_with_any_other_character_in_any_place_is_a_bad_one(
            @ForAll @IntRange(max = 99) int at, @ForAll @IntRange(max = 69) int other) {
        var token =
                SIGNER.sign(new Grant(Audience.PERSON, Subject.FILE, 42, UUID.randomUUID(), NOW, NOW.plusSeconds(1)));
        assertThat(token).hasSize(100);
        var character = ALPHABET.charAt(other);
        if (token.charAt(at) != character) {
            assertBad(token.substring(0, at) + character + token.substring(at + 1));
        }
        assertBad(token.substring(0, at));
        assertBad(token.substring(0, at) + character + token.substring(at));
    }

    @Property(tries = 300)
    void what_nobody_signed_is_a_bad_one(@ForAll String token) {
        assertBad(token);
    }

    private static void assertBad(String token) {
        for (var audience : Audience.values()) {
            assertThatThrownBy(() -> SIGNER.verify(token, audience))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(new LinkProblem.BadLink()));
        }
    }

    static LinkSigner signer() {
        return new LinkSigner(new byte[32], Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
