package org.fip.sandbox.cloudgene2;

import java.util.Map;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.account.Tokens;
import org.fip.sandbox.cloudgene.shared.Json;
import org.fip.sandbox.cloudgene.shared.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registration, the visitor's profile and API token; the name in the path is ignored. */
@RestController
@RequestMapping(Paths.API + "/users")
class UsersResource {

    private final Registration registration;
    private final Tokens tokens;

    UsersResource(Registration registration, Tokens tokens) {
        this.registration = registration;
        this.tokens = tokens;
    }

    @PostMapping("/register")
    ResponseEntity<String> register(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(name = "full-name", defaultValue = "") String fullName,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(name = "new-password", defaultValue = "") String password,
            @RequestParam(name = "confirm-new-password", defaultValue = "") String confirmation) {
        String fault = registration.register(username, fullName, mail, password, confirmation);
        return Restlet.jsonAsPage(
                fault.isEmpty()
                        ? Restlet.formAnswer(true, "User sucessfully created.") // the real server's spelling
                        : Restlet.formAnswer(false, fault));
    }

    @GetMapping("/{anything}/profile")
    ResponseEntity<String> profile(Visitor visitor) {
        Account account = visitor.signedIn();
        return Restlet.json(
                200,
                Json.object(
                        "username", account.username(),
                        "fullName", account.fullName(),
                        "mail", account.mail(),
                        "admin", account.admin(),
                        "hasApiToken", account.apiHash() != null));
    }

    @PostMapping("/{anything}/api-token")
    ResponseEntity<String> createToken(Visitor visitor, @RequestParam(defaultValue = "30") int expiration) {
        Account account = visitor.bySession().signedIn();
        Map<String, @Nullable Object> answer = Restlet.formAnswer(true, "Creation successfull.");
        answer.put("token", tokens.newApiToken(account, expiration, Tokens.ApiClaims.EXPIRE_MILLIS));
        return Restlet.jsonAsPage(answer);
    }

    @DeleteMapping("/{anything}/api-token")
    ResponseEntity<String> revokeToken(Visitor visitor) {
        tokens.revokeApiToken(visitor.bySession().signedIn());
        return Restlet.jsonAsPage(Restlet.formAnswer(true, "Creation successfull."));
    }
}
