package org.fip.sandbox.cloudgene;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fip.sandbox.account.Account;
import org.fip.sandbox.account.Accounts;
import org.fip.sandbox.account.Tokens;
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

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9]{4,64}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern PASSWORD = Pattern.compile("(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z]).{6,200}");

    private final Accounts accounts;
    private final Tokens tokens;

    UserController(Accounts accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @PostMapping(path = "/register", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Map<String, @Nullable Object> register(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(name = "full-name", defaultValue = "") String fullName,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(name = "new-password", defaultValue = "") String password,
            @RequestParam(name = "confirm-new-password", defaultValue = "") String confirmation) {
        String fault = fault(username, fullName, mail, password, confirmation);
        if (fault.isEmpty()
                && accounts.create(username, password, fullName, mail, false).isEmpty()) {
            fault = "Username already exists.";
        }
        return fault.isEmpty() ? Json.message("User successfully created.", true) : Json.message(fault, false);
    }

    private String fault(String username, String fullName, String mail, String password, String confirmation) {
        if (!USERNAME.matcher(username).matches()) {
            return "The username must contain at least four characters, letters and digits only.";
        }
        if (fullName.isBlank()) {
            return "The full name is required.";
        }
        if (!MAIL.matcher(mail).matches()) {
            return "Please enter a valid mail address.";
        }
        if (accounts.mailTaken(mail)) {
            return "E-Mail is already registered.";
        }
        if (!PASSWORD.matcher(password).matches()) {
            return "Password must contain at least six characters, one number (0-9), one lowercase letter (a-z) and one"
                    + " uppercase letter (A-Z).";
        }
        return password.equals(confirmation) ? "" : "Please check your passwords.";
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
        String token = tokens.newApiToken(caller.withSession().account(), expiration);
        Map<String, @Nullable Object> answer = Json.message("Creation successfull.", true);
        answer.put("token", token);
        return answer;
    }

    @DeleteMapping("/{anything}/api-token")
    Map<String, @Nullable Object> revokeToken(Caller caller) {
        tokens.revokeApiToken(caller.withSession().account());
        return Json.message("Creation successfull.", true);
    }
}
