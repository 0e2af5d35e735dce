package org.fip.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.fip.notification.NotificationServiceUnderTest;
import org.junit.jupiter.api.Test;

/** A user's own notifications, and who may make them. */
class NotificationApiIT extends NotificationServiceUnderTest {
    private static final String DOCUMENTED = """
            {"user_id":%d,"type":"job_completed","title":"Job Completed","message":"%s","data":{"job_id":"7"},
             "channels":["web"]}""";

    @Test
    void the_documented_request_makes_a_notification_that_can_be_read_once() {
        var user = newUser();
        var sent = post("/notifications", worker(), DOCUMENTED.formatted(user, "Done"));
        assertThat(sent.status()).isEqualTo(201);
        var id = sent.json().path("id").asLong();

        var listed = get("/notifications?unread=true", as(user)).json();
        assertThat(listed.path("unread_count").asInt()).isEqualTo(1);
        assertThat(listed.path("items").get(0).path("data").path("job_id").asString())
                .isEqualTo("7");

        var read = send("PATCH", "/notifications/" + id + "/read", as(user), null);
        assertThat(read.json().path("is_read").asBoolean()).isTrue();
        assertThat(get("/notifications?unread=true", as(user)).json().path("items"))
                .isEmpty();
        assertThat(get("/notifications", as(user)).json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void the_newest_come_first_page_by_page_and_all_can_be_marked_at_once() {
        var user = newUser();
        for (var message : new String[] {"one", "two", "three"}) {
            post("/notifications", worker(), DOCUMENTED.formatted(user, message));
        }
        var second = get("/notifications?page=1&size=2", as(user)).json();
        assertThat(second.path("total").asInt()).isEqualTo(3);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("items").get(0).path("message").asString()).isEqualTo("one");

        assertThat(post("/notifications/mark-all-read", as(user), null)
                        .json()
                        .path("marked")
                        .asInt())
                .isEqualTo(3);
        assertThat(get("/notifications", as(user)).json().path("unread_count").asInt())
                .isZero();
    }

    @Test
    void another_users_notification_does_not_exist() {
        var user = newUser();
        var id = post("/notifications", worker(), DOCUMENTED.formatted(user, "Mine"))
                .json()
                .path("id")
                .asLong();
        var other = as(newUser());
        assertThat(send("PATCH", "/notifications/" + id + "/read", other, null).status())
                .isEqualTo(404);
        assertThat(get("/notifications", other).json().path("items")).isEmpty();
        post("/notifications/mark-all-read", other, null);
        assertThat(get("/notifications", as(user)).json().path("unread_count").asInt())
                .isEqualTo(1);
    }

    @Test
    void only_services_and_operators_speak_to_users() {
        var body = DOCUMENTED.formatted(newUser(), "Hello");
        assertThat(post("/notifications", as(newUser()), body).status()).isEqualTo(403);
        assertThat(post("/notifications", null, body).status()).isEqualTo(401);
        assertThat(post("/notifications", TestIdentity.serviceBearer("gateway", "notification-service"), body)
                        .status())
                .isEqualTo(403);
        assertThat(post("/notifications", TestIdentity.bearer(99, "olga", Role.OPERATOR), body)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        var answer = post("/notifications", worker(), "{\"title\":\"\",\"channels\":[\"sms\"]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asString()).isEqualTo("validation_failed");
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(e -> e.path("field").asString()))
                .contains("user_id", "type", "title", "message", "channels[0]");
    }

    private static String worker() {
        return TestIdentity.serviceBearer("job-worker", "notification-service");
    }

    private static String as(long user) {
        return TestIdentity.bearer(user, "user" + user, Role.RESEARCHER);
    }
}
