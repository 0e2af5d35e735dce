package org.fip.sandbox.cloudgene;

import java.util.List;
import java.util.Map;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.account.Accounts;
import org.fip.sandbox.account.Tokens;
import org.fip.sandbox.cloudgene.shared.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Login with name and password, as form or JSON. */
@RestController
class LoginController {

    private final Accounts accounts;
    private final Tokens tokens;

    LoginController(Accounts accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    private record Credentials(
            @Nullable String username, @Nullable String password) {}

    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, @Nullable Object> json(@RequestBody Credentials credentials) {
        return login(credentials.username(), credentials.password());
    }

    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Map<String, @Nullable Object> form(
            @RequestParam(defaultValue = "") String username, @RequestParam(defaultValue = "") String password) {
        return login(username, password);
    }

    private Map<String, @Nullable Object> login(@Nullable String username, @Nullable String password) {
        Accounts.Login outcome = accounts.login(username == null ? "" : username, password == null ? "" : password);
        Account account = switch (outcome) {
            case Accounts.Accepted accepted -> accepted.account();
            case Accounts.Wrong wrong ->
                throw CloudgeneException.framework(401, "Login Failed! Wrong Username or Password.");
            case Accounts.Locked locked ->
                throw CloudgeneException.framework(
                        401, "The user account is locked for 30 minutes. Please try again later.");
        };
        return Json.object(
                "access_token",
                tokens.access(account),
                "token_type",
                "Bearer",
                "expires_in",
                Tokens.ACCESS_LIFETIME.toSeconds(),
                "username",
                account.username(),
                "roles",
                List.of(account.admin() ? "Admin" : "User"));
    }
}
