package org.fip.user.account;

import java.time.Clock;
import java.util.Locale;
import org.fip.common.problem.CommonProblem;
import org.fip.user.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes and finds accounts. */
@Service
public class AccountService {
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final AuditLog audit;
    private final Clock clock;

    AccountService(Accounts accounts, PasswordEncoder passwords, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    User register(RegisterRequest request) {
        return create(
                request.username(),
                request.email(),
                request.password(),
                request.firstName(),
                request.lastName(),
                false);
    }

    /** Makes the operator's account unless one of that name exists; its password is then left alone. */
    @Transactional
    public void ensureOperator(String username, String email, String password) {
        if (!accounts.existsByUsername(username.toLowerCase(Locale.ROOT))) {
            create(username, email, password, null, null, true);
        }
    }

    /** The account behind a valid token; it may have been deleted meanwhile. */
    @Transactional(readOnly = true)
    public Account require(long id) {
        return accounts.findById(id).orElseThrow(() -> new CommonProblem.NotFound("The user").asException());
    }

    private User create(
            String name,
            String mail,
            String password,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean operator) {
        var username = name.toLowerCase(Locale.ROOT);
        var email = mail.toLowerCase(Locale.ROOT);
        if (accounts.existsByUsername(username)) {
            throw new AccountProblem.UsernameTaken(username).asException();
        }
        if (accounts.existsByEmail(email)) {
            throw new AccountProblem.EmailTaken().asException();
        }
        var account = accounts.save(new Account(
                username, email, passwords.encode(password), firstName, lastName, operator, clock.instant()));
        audit.user(account.id(), "register", "user", "User: " + username);
        return User.of(account);
    }
}
