package org.fip.user.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fip.user.UserServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigninIT extends UserServiceUnderTest {
    private static final String RIGHT = "correct horse battery";

    @Test
    void signing_in_gives_the_documented_answer_and_notes_the_time() {
        register("ada", RIGHT);
        var answer = login("Ada", RIGHT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("token_type").asString()).isEqualTo("bearer");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(86400);
        var token = "Bearer " + answer.json().path("access_token").asString();
        var me = get("/auth/user", token).json();
        assertThat(me.path("username").asString()).isEqualTo("ada");
        assertThat(me.path("last_login").isNull()).isFalse();
        assertThat(actions("ada")).containsExactly("register", "login");
    }

    @Test
    void a_token_is_good_for_a_day() {
        var user = signedIn("daylong");
        clock.advance(Duration.ofHours(23));
        assertThat(get("/users/me", user.token()).status()).isEqualTo(200);
        clock.advance(Duration.ofHours(2));
        assertThat(get("/users/me", user.token()).status()).isEqualTo(401);
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_answered_alike() {
        register("alan", RIGHT);
        var wrong = login("alan", "wrong password");
        var unknown = login("nobody", "wrong password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("bad_credentials");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
        assertThat(actions("alan")).containsExactly("register", "login_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"locked", "nobody-is-called-so"})
    void five_failures_lock_a_name_for_a_while_whether_somebody_has_it_or_not(String name) {
        register("locked", RIGHT);
        for (var i = 0; i < LoginThrottle.MAX_FAILURES; i++) {
            assertThat(login(name, "wrong password").status()).isEqualTo(401);
        }
        var refused = login(name, RIGHT);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too_many_attempts");
        assertThat(refused.response().headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, LoginThrottle.LOCK.toSeconds());

        clock.advance(LoginThrottle.LOCK.plusSeconds(1));
        assertThat(login(name, RIGHT).status()).isEqualTo(name.equals("locked") ? 200 : 401);
    }

    @Test
    void a_right_password_clears_the_count() {
        register("forgetful", RIGHT);
        for (var round = 0; round < 2; round++) {
            for (var i = 1; i < LoginThrottle.MAX_FAILURES; i++) {
                assertThat(login("forgetful", "wrong password").status()).isEqualTo(401);
            }
            assertThat(login("forgetful", RIGHT).status()).isEqualTo(200);
        }
    }

    @Test
    void a_burst_of_guesses_gets_no_more_tries_than_one_after_the_other() {
        register("target", RIGHT);
        var answers = together(12, () -> login("target", "wrong password"));
        assertThat(answers.filter(a -> a.status() == 401)).hasSize(LoginThrottle.MAX_FAILURES);
    }

    @Test
    void many_right_passwords_at_once_all_get_in() {
        register("popular", RIGHT);
        assertThat(together(8, () -> login("popular", RIGHT))).allMatch(a -> a.status() == 200);
    }

    @Test
    void counts_that_no_longer_matter_are_cleaned_up() {
        login("passer-by", "wrong password");
        clock.advance(LoginThrottle.LOCK.plusSeconds(1));
        login("somebody-else", "wrong password");
        assertThat(db.sql("SELECT count(*) FROM login_failures WHERE username = 'passer-by'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_body_that_cannot_be_read_is_not_quoted_back() {
        var answer = post("/auth/login", null, "{\"username\":\"ada\",\"password\":hunter2}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("hunter2");
    }

    private static Stream<Answer> together(int times, java.util.function.Supplier<Answer> call) {
        return IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(call, task -> Thread.startVirtualThread(task)))
                .toList()
                .stream()
                .map(CompletableFuture::join);
    }

    private java.util.List<String> actions(String username) {
        return db.sql("""
                        SELECT action FROM audit_logs JOIN users ON users.id = audit_logs.user_id
                        WHERE username = :name ORDER BY audit_logs.id""").param("name", username).query(String.class).list();
    }
}
