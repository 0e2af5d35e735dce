package org.fip.sandbox.cloudgene2;

import java.util.Map;
import org.fip.sandbox.account.Accounts;
import org.fip.sandbox.cloudgene.shared.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Login by form; the answer is 200 whatever came of it. */
@RestController
class LoginResource {

    private final Accounts accounts;
    private final Sessions sessions;

    LoginResource(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @PostMapping(Paths.BASE + "/login")
    ResponseEntity<String> login(
            @RequestParam(name = "loginUsername", defaultValue = "") String username,
            @RequestParam(name = "loginPassword", defaultValue = "") String password) {
        return switch (accounts.login(username, password)) {
            case Accounts.Accepted accepted -> loggedIn(sessions.open(accepted.account()));
            case Accounts.Wrong wrong -> refused("Login Failed! Wrong Username or Password.");
            case Accounts.Locked locked ->
                refused("The user account is locked for 30 minutes. Please try again later.");
        };
    }

    private static ResponseEntity<String> loggedIn(Sessions.Session session) {
        Map<String, @Nullable Object> body =
                Json.object("success", true, "csrf", session.csrf(), "message", "Login successfull.", "type", "plain");
        ResponseEntity<String> answer = Restlet.jsonAsPage(body);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.SET_COOKIE, session.cookie().toString())
                .body(answer.getBody());
    }

    private static ResponseEntity<String> refused(String message) {
        return Restlet.jsonAsPage(Restlet.formAnswer(false, message));
    }
}
