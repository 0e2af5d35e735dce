package org.fip.user.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.fip.user.UserServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When owners are told of a token that will end. The schedule may look too; that must make no difference. */
class ExpiryNoticesIT extends UserServiceUnderTest {
    private static final String MINE = "/users/me/service-credentials";

    @Autowired
    ExpiryNotices notices;

    @Test
    void a_token_is_told_of_once_when_a_week_is_left_and_once_when_a_day_is_left() {
        var ada = withTokenFor("month", Duration.ofDays(30));
        look();
        assertThat(told(ada)).isEmpty();
        clock.advance(Duration.ofDays(23).plusMinutes(1));
        look();
        look();
        assertThat(told(ada)).containsExactly(7);
        clock.advance(Duration.ofDays(3));
        look();
        assertThat(told(ada)).containsExactly(7);
        clock.advance(Duration.ofDays(3));
        look();
        look();
        assertThat(told(ada)).containsExactly(7, 1);
        clock.advance(Duration.ofDays(1));
        look();
        assertThat(told(ada)).containsExactly(7, 1);
    }

    @Test
    void a_token_first_seen_with_twelve_hours_left_is_told_of_once() {
        var ada = withTokenFor("late", Duration.ofHours(12));
        look();
        look();
        assertThat(told(ada)).containsExactly(1);
    }

    @Test
    void what_was_missed_while_the_service_was_down_is_told_by_one_notice_with_the_days_that_are_left() {
        var ada = withTokenFor("down", Duration.ofDays(30));
        clock.advance(Duration.ofDays(25).plusHours(1));
        look();
        assertThat(told(ada)).containsExactly(5);
    }

    @Test
    void a_token_that_ended_while_the_service_was_down_is_not_said_to_end_soon() {
        var ada = withTokenFor("over", Duration.ofDays(30));
        clock.advance(Duration.ofDays(31));
        look();
        assertThat(told(ada)).isEmpty();
    }

    @Test
    void a_token_without_an_end_is_never_told_of() {
        var ada = signedIn("endless");
        store(ada, "h3a_token_without_end");
        registry().says("valid", null, "ada", null);
        send("POST", MINE + "/1/test", ada.token(), null);
        clock.advance(Duration.ofDays(4000));
        look();
        assertThat(told(ada)).isEmpty();
    }

    @Test
    void a_new_token_is_told_of_anew_and_the_old_one_no_more() {
        var ada = withTokenFor("renewed", Duration.ofDays(3));
        look();
        store(ada, "h3a_another_token");
        look();
        assertThat(told(ada)).containsExactly(3);
        testedToEndIn(ada, Duration.ofDays(6));
        look();
        assertThat(told(ada)).containsExactly(3, 6);
    }

    @Test
    void testing_again_tells_again_only_when_the_end_was_put_off() {
        var ada = withTokenFor("retested", Duration.ofDays(3));
        look();
        testedToEndIn(ada, Duration.ofDays(3).plusSeconds(20));
        look();
        assertThat(told(ada)).containsExactly(3);
        testedToEndIn(ada, Duration.ofDays(5));
        look();
        assertThat(told(ada)).containsExactly(3, 5);
    }

    @Test
    void a_token_that_the_service_has_rejected_needs_no_notice() {
        var ada = withTokenFor("rejected.early", Duration.ofDays(30));
        registry().says("rejected", null, null, null);
        send("POST", MINE + "/1/test", ada.token(), null);
        clock.advance(Duration.ofDays(25));
        look();
        assertThat(told(ada)).isEmpty();
    }

    private SignedIn withTokenFor(String username, Duration left) {
        var user = signedIn(username);
        store(user, "h3a_1a2b3c4d5e6f");
        testedToEndIn(user, left);
        return user;
    }

    private void testedToEndIn(SignedIn user, Duration left) {
        registry().says("valid", null, "ada", clock.instant().plus(left).toString());
        assertThat(send("POST", MINE + "/1/test", user.token(), null).status()).isEqualTo(200);
    }

    private void store(SignedIn user, String token) {
        post(MINE, user.token(), "{\"service_id\":1,\"api_token\":\"%s\"}".formatted(token));
    }

    private void look() {
        notices.give();
    }

    private List<Integer> told(SignedIn user) {
        return db.sql("""
                        SELECT days_left FROM credential_events
                        WHERE user_id = :user AND event_type = 'credential.expiring' ORDER BY id""").param("user", user.id()).query(Integer.class).list();
    }
}
