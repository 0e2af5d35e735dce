package org.fip.file.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fip.common.problem.ProblemException;
import org.fip.file.MovableClock;
import org.fip.file.download.Grant.Audience;
import org.fip.file.download.Grant.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSignerTest {
    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();
    private LinkSigner signer;
    private Grant grant;

    @BeforeEach
    void signing() {
        signer = signer("keyset.json");
        grant = grant(Audience.PERSON);
    }

    @Test
    void a_token_opens_what_it_was_signed_for_until_the_second_it_expires() {
        var token = signer.sign(grant);
        assertThat(token).matches("[A-Za-z0-9_-]+");
        clock.advance(Duration.ofSeconds(890));
        assertThat(signer.verify(token, Audience.PERSON)).isEqualTo(grant);
        clock.advance(Duration.ofSeconds(10));
        assertRefused("link_expired", 410, () -> signer.verify(token, Audience.PERSON));
    }

    @ParameterizedTest
    @CsvSource({
        "version, 0",
        "audience, 1",
        "subject, 2",
        "user, 10",
        "file, 18",
        "file, 26",
        "issued, 34",
        "expiry, 42",
        "signature, 43",
        "signature, 74"
    })
    void a_changed_field_is_noticed(String field, int at) {
        var bytes = Base64.getUrlDecoder().decode(signer.sign(grant));
        bytes[at] ^= 1;
        assertRefused(field, "bad_link", 403, () -> signer.verify(encoded(bytes), Audience.PERSON));
    }

    @Test
    void an_expired_token_with_a_later_expiry_written_in_is_a_bad_one() {
        var bytes = Base64.getUrlDecoder().decode(signer.sign(grant));
        clock.advance(Duration.ofDays(1));
        bytes[38] ^= 1;
        assertRefused("bad_link", 403, () -> signer.verify(encoded(bytes), Audience.PERSON));
    }

    @Test
    void a_token_of_another_key_is_a_bad_one() {
        var token = signer("other.json").sign(grant);
        assertRefused("bad_link", 403, () -> signer.verify(token, Audience.PERSON));
    }

    @Test
    void the_same_keyset_file_makes_the_same_key_after_a_restart() {
        assertThat(signer("keyset.json").verify(signer.sign(grant), Audience.PERSON))
                .isEqualTo(grant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64!", "AAAA", "%2e%2e"})
    void what_is_no_token_at_all_is_a_bad_one(String token) {
        assertRefused("bad_link", 403, () -> signer.verify(token, Audience.PERSON));
    }

    @Test
    void a_token_with_something_cut_off_or_added_is_a_bad_one() {
        var token = signer.sign(grant);
        assertRefused("bad_link", 403, () -> signer.verify(token.substring(0, token.length() - 2), Audience.PERSON));
        assertRefused("bad_link", 403, () -> signer.verify(token + "AA", Audience.PERSON));
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void a_token_opens_at_no_other_audiences_door(Audience audience) {
        var token = signer.sign(grant(audience));
        for (var door : Audience.values()) {
            if (door == audience) {
                assertThat(signer.verify(token, door).audience()).isEqualTo(audience);
            } else {
                assertRefused("bad_link", 403, () -> signer.verify(token, door));
            }
        }
    }

    private Grant grant(Audience audience) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Grant(
                audience,
                Subject.FILE,
                42,
                UUID.randomUUID(),
                now,
                now.plusSeconds(900).truncatedTo(ChronoUnit.SECONDS));
    }

    private static void assertRefused(String code, int status, ThrowingCallable verification) {
        assertRefused("", code, status, verification);
    }

    private static void assertRefused(String as, String code, int status, ThrowingCallable verification) {
        assertThatThrownBy(verification).as(as).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code);
            assertThat(e.problem().status()).isEqualTo(status);
        });
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private LinkSigner signer(String keyset) {
        try {
            var file = folder.resolve(keyset);
            if (!Files.exists(file)) {
                Files.writeString(file, "{\"keyset\":\"" + UUID.randomUUID() + "\"}");
            }
            return new LinkSigner(new LinkKey().derive(file), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
