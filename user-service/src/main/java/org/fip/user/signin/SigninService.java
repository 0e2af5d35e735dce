package org.fip.user.signin;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.fip.common.security.UserTokens;
import org.fip.user.account.Account;
import org.fip.user.account.Accounts;
import org.fip.user.account.User;
import org.fip.user.audit.AuditLog;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks a password and gives a token. */
@Service
class SigninService {
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final UserTokens tokens;
    private final AuditLog audit;
    private final Clock clock;
    private final String nobodysHash;

    SigninService(Accounts accounts, PasswordEncoder passwords, UserTokens tokens, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
        this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody has this password"));
    }

    // A failure is written down, so it must not roll the transaction back.
    @Transactional(noRollbackFor = org.fip.common.problem.ProblemException.class)
    public LoginResponse signIn(LoginRequest request) {
        var username = request.username().toLowerCase(Locale.ROOT);
        var account = accounts.lockByUsername(username);
        if (account.isEmpty()) {
            // Takes as long as for a known user, so that the time does not tell who exists.
            passwords.matches(request.password(), nobodysHash);
            audit.anonymous("login_failed", "user", "Unknown user name");
            throw new SigninProblem.BadCredentials().asException();
        }
        return signIn(account.get(), request.password());
    }

    private LoginResponse signIn(Account account, String password) {
        var now = clock.instant();
        var locked = account.lockedFor(now);
        if (!locked.isZero()) {
            throw new SigninProblem.TooManyAttempts(locked).asException();
        }
        if (!passwords.matches(password, account.passwordHash())) {
            account.failedToSignIn(now);
            audit.user(account.id(), "login_failed", "user", "Wrong password");
            throw new SigninProblem.BadCredentials().asException();
        }
        account.signedIn(now);
        audit.user(account.id(), "login", "user", "User: " + account.username());
        return new LoginResponse(
                tokens.issue(account.asPlatformUser()), "bearer", UserTokens.LIFETIME.toSeconds(), User.of(account));
    }
}
