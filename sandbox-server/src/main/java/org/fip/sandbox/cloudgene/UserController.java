package org.fip.sandbox.cloudgene;

import java.util.List;
import java.util.Map;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.account.Tokens;
import org.fip.sandbox.cloudgene.shared.Json;
import org.fip.sandbox.cloudgene.shared.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registration, the caller's profile and API token; the name in the path is ignored, as on the real server. */
@RestController
@RequestMapping("/api/v2/users")
class UserController {

    private final Registration registration;
    private final Tokens tokens;

    UserController(Registration registration, Tokens tokens) {
        this.registration = registration;
        this.tokens = tokens;
    }

    @PostMapping(path = "/register", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Map<String, @Nullable Object> register(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(name = "full-name", defaultValue = "") String fullName,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(name = "new-password", defaultValue = "") String password,
            @RequestParam(name = "confirm-new-password", defaultValue = "") String confirmation) {
        String fault = registration.register(username, fullName, mail, password, confirmation);
        return fault.isEmpty() ? Answers.message("User successfully created.", true) : Answers.message(fault, false);
    }

    @GetMapping("/{anything}/profile")
    Map<String, @Nullable Object> profile(Caller caller) {
        Account account = caller.account();
        boolean has = account.apiHash() != null;
        boolean valid = has && account.apiExpires() > System.currentTimeMillis();
        String message = switch (has ? (valid ? 2 : 1) : 0) {
            case 0 -> "No API Token found.";
            case 1 -> "API Token expired.";
            default -> "API Token is valid.";
        };
        return Json.object(
                "username",
                account.username(),
                "fullName",
                account.fullName(),
                "mail",
                account.mail(),
                "admin",
                account.admin(),
                "roles",
                List.of(account.admin() ? "Admin" : "User"),
                "hasApiToken",
                has,
                "apiTokenValid",
                valid,
                "apiTokenMessage",
                message);
    }

    @PostMapping("/{anything}/api-token")
    Map<String, @Nullable Object> createToken(Caller caller, @RequestParam(defaultValue = "30") int expiration) {
        String token = tokens.newApiToken(caller.withSession().account(), expiration, Tokens.ApiClaims.STANDARD);
        Map<String, @Nullable Object> answer = Answers.message("Creation successfull.", true);
        answer.put("token", token);
        return answer;
    }

    @DeleteMapping("/{anything}/api-token")
    Map<String, @Nullable Object> revokeToken(Caller caller) {
        tokens.revokeApiToken(caller.withSession().account());
        return Answers.message("Creation successfull.", true);
    }
}
