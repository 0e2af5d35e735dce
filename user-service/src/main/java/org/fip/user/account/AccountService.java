package org.fip.user.account;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.fip.common.problem.CommonProblem;
import org.fip.user.audit.AuditLog;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes and finds accounts. */
@Service
public class AccountService {
    private final Accounts accounts;
    private final PasswordEncoder passwords;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountService(
            Accounts accounts,
            PasswordEncoder passwords,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    User register(RegisterRequest request) {
        return create(new Account(
                lower(request.username()),
                lower(request.email()),
                hash(request.password()),
                request.firstName(),
                request.lastName(),
                false,
                clock.instant()));
    }

    /** Makes the operator's account unless one of that name exists; its password is then left alone. */
    public void ensureOperator(String username, String email, String password) {
        if (!accounts.existsByUsername(lower(username))) {
            create(new Account(lower(username), lower(email), hash(password), null, null, true, clock.instant()));
        }
    }

    /** The account behind a valid token; it may have been deleted meanwhile. */
    @Transactional(readOnly = true)
    public Account require(long id) {
        return accounts.findById(id).orElseThrow(() -> new CommonProblem.NotFound("The user").asException());
    }

    private User create(Account account) {
        try {
            return transaction.execute(status -> {
                requireFree(account);
                var stored = accounts.save(account);
                audit.user(stored.id(), "register", "user", "User: " + stored.username());
                return User.of(stored);
            });
        } catch (DataIntegrityViolationException e) {
            // Somebody else was faster between the look and the insert: look again.
            requireFree(account);
            throw e;
        }
    }

    private void requireFree(Account account) {
        if (accounts.existsByUsername(account.username())) {
            throw new AccountProblem.UsernameTaken(account.username()).asException();
        }
        if (accounts.existsByEmail(account.email())) {
            throw new AccountProblem.EmailTaken().asException();
        }
    }

    // Slow on purpose, so never inside a transaction.
    private String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
