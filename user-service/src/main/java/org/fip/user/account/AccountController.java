package org.fip.user.account;

import jakarta.validation.Valid;
import org.fip.common.security.CallableBy;
import org.fip.common.security.PlatformUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registering, and who am I. */
@RestController
class AccountController {
    private final AccountService accounts;

    AccountController(AccountService accounts) {
        this.accounts = accounts;
    }

    /** How other services may know a user. */
    record Contact(
            long id,
            String username,
            String email,
            @Nullable String firstName,
            @Nullable String lastName) {}

    @PostMapping("/auth/register")
    @ResponseStatus(HttpStatus.CREATED)
    User register(@Valid @RequestBody RegisterRequest request) {
        return accounts.register(request);
    }

    @GetMapping({"/auth/user", "/users/me"})
    User me(PlatformUser user) {
        return User.of(accounts.require(user.userId()));
    }

    @GetMapping("/internal/users/{user_id}")
    @CallableBy("notification-service")
    Contact contact(@PathVariable("user_id") long userId) {
        var account = accounts.require(userId);
        return new Contact(account.id(), account.username(), account.email(), account.firstName(), account.lastName());
    }
}
