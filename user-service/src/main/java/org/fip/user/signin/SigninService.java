package org.fip.user.signin;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.fip.common.problem.CommonProblem;
import org.fip.common.security.UserTokens;
import org.fip.user.account.Account;
import org.fip.user.account.Accounts;
import org.fip.user.account.User;
import org.fip.user.audit.AuditLog;
import org.fip.user.signout.SignOuts;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks a password and gives a token; changes passwords. */
@Service
class SigninService {
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final LoginThrottle throttle;
    private final UserTokens tokens;
    private final SignOuts signOuts;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String nobodysHash;

    SigninService(
            Accounts accounts,
            PasswordEncoder passwords,
            LoginThrottle throttle,
            UserTokens tokens,
            SignOuts signOuts,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.tokens = tokens;
        this.signOuts = signOuts;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody has this password"));
    }

    LoginResponse signIn(LoginRequest request) {
        var username = request.username().toLowerCase(Locale.ROOT);
        return throttle.inTurn(username, () -> attempt(username, request.password()));
    }

    LoginResponse changePassword(long userId, ChangePasswordRequest request) {
        var username = accounts.findById(userId)
                .orElseThrow(() -> new CommonProblem.NotFound("The user").asException())
                .username();
        return throttle.inTurn(username, () -> change(userId, username, request));
    }

    private LoginResponse change(long userId, String username, ChangePasswordRequest request) {
        requireOpen(username);
        var account = accounts.findByUsername(username);
        var right = account.isPresent()
                && passwords.matches(request.currentPassword(), account.get().passwordHash());
        if (!right) {
            transaction.executeWithoutResult(status -> writeDownFailure(username, account));
            throw new SigninProblem.WrongPassword().asException();
        }
        // Slow on purpose, so never inside the transaction.
        var hash = Objects.requireNonNull(passwords.encode(request.newPassword()));
        return transaction.execute(status -> {
            // A millisecond before the new token.
            signOuts.everywhere(userId, clock.instant().minusMillis(1), "The password was changed");
            accounts.findById(userId).orElseThrow().passwordChanged(hash);
            audit.user(userId, "password_changed", "user", "User: " + username);
            return welcome(userId);
        });
    }

    private void requireOpen(String username) {
        var locked = throttle.lockedFor(username);
        if (locked.isPositive()) {
            throw new SigninProblem.TooManyAttempts(locked).asException();
        }
    }

    private LoginResponse attempt(String username, String password) {
        requireOpen(username);
        var account = accounts.findByUsername(username);
        // Checked for nobody too, so that the time does not tell who exists.
        var right =
                passwords.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
        if (!right || account.isEmpty()) {
            transaction.executeWithoutResult(status -> writeDownFailure(username, account));
            throw new SigninProblem.BadCredentials().asException();
        }
        return transaction.execute(status -> welcome(account.get().id()));
    }

    private void writeDownFailure(String username, Optional<Account> account) {
        throttle.failed(username);
        account.ifPresentOrElse(
                a -> audit.user(a.id(), "login_failed", "user", "Wrong password"),
                () -> audit.anonymous("login_failed", "user", "Unknown user name"));
    }

    private LoginResponse welcome(long id) {
        var account = accounts.findById(id).orElseThrow(() -> new SigninProblem.BadCredentials().asException());
        account.signedIn(clock.instant());
        throttle.succeeded(account.username());
        audit.user(id, "login", "user", "User: " + account.username());
        return new LoginResponse(
                tokens.issue(account.asPlatformUser()), "bearer", UserTokens.LIFETIME.toSeconds(), User.of(account));
    }
}
