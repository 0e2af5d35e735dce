package org.fip.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.fip.common.security.Role;
import org.fip.common.test.TestIdentity;
import org.fip.user.UserServiceUnderTest;
import org.junit.jupiter.api.Test;

class AccountApiIT extends UserServiceUnderTest {
    @Test
    void a_registered_user_is_a_researcher_and_sees_themselves_under_both_paths() {
        var answer = register("Grace", "ten letters or more");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).doesNotContain("password", "ten letters");
        assertThat(answer.json().path("username").asString()).isEqualTo("grace");
        assertThat(answer.json().path("roles").toString()).isEqualTo("[\"researcher\"]");

        var token = TestIdentity.bearer(answer.json().path("id").asLong(), "grace", Role.RESEARCHER);
        assertThat(get("/auth/user", token).json()).isEqualTo(answer.json());
        assertThat(get("/users/me", token).json()).isEqualTo(answer.json());
    }

    @Test
    void a_name_or_an_address_can_be_taken_once_however_it_is_written() {
        register("joan", "ten letters or more");
        var sameName = register("JOAN", "ten letters or more");
        assertThat(sameName.status()).isEqualTo(409);
        assertThat(sameName.code()).isEqualTo("username_taken");
        var sameAddress = post("/auth/register", null, """
                {"username":"joan2","email":"Joan@Example.org","password":"ten letters or more"}""");
        assertThat(sameAddress.status()).isEqualTo(409);
        assertThat(sameAddress.code()).isEqualTo("email_taken");
    }

    @Test
    void of_two_who_take_a_name_at_the_same_moment_one_is_told() {
        var tries = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> register("twins", "ten letters or more")))
                .toList();
        assertThat(tries.stream().map(t -> t.join().status())).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void all_wrong_fields_are_named_at_once() {
        var answer = post("/auth/register", null, """
                {"username":"a b","email":"nowhere","password":"short","first_name":"A\\u0000"}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation_failed");
        assertThat(answer.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("username", "email", "password", "first_name");
    }

    @Test
    void a_password_longer_than_bcrypt_reads_is_refused() {
        assertThat(register("longwinded", "x".repeat(73)).code()).isEqualTo("validation_failed");
        assertThat(register("longwinded", "ü".repeat(37)).code()).isEqualTo("validation_failed");
        assertThat(register("longwinded", "x".repeat(72)).status()).isEqualTo(201);
    }

    @Test
    void passwords_are_stored_as_bcrypt_of_cost_12() {
        register("hedy", "ten letters or more");
        assertThat(db.sql("SELECT password_hash FROM users WHERE username = 'hedy'")
                        .query(String.class)
                        .single())
                .startsWith("$2a$12$");
    }

    @Test
    void the_operator_of_the_settings_can_sign_in() {
        var answer = login("olga", OPERATORS_PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("user").path("roles").toString()).isEqualTo("[\"operator\"]");
    }

    @Test
    void only_notification_service_learns_how_to_reach_a_user() {
        var user = signedIn("mary");
        var path = "/internal/users/" + user.id();
        var answer = get(path, TestIdentity.serviceBearer("notification-service", "user-service"));
        assertThat(answer.json().path("email").asString()).isEqualTo("mary@example.org");
        assertThat(get(path, TestIdentity.serviceBearer("job-processor", "user-service"))
                        .status())
                .isEqualTo(403);
        assertThat(get(path, user.token()).status()).isEqualTo(403);
        assertThat(get("/internal/users/999999", TestIdentity.serviceBearer("notification-service", "user-service"))
                        .status())
                .isEqualTo(404);
    }
}
