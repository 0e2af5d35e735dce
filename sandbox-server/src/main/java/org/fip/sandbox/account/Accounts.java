package org.fip.sandbox.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.fip.sandbox.storage.JsonFile;
import org.jspecify.annotations.Nullable;

/** The accounts, one file each. */
public final class Accounts {

    private static final int MAXIMUM_FAILURES = 5;
    private static final Duration LOCK = Duration.ofMinutes(30);

    /** What came of a login. */
    public sealed interface Login {}

    /** The password is right. */
    public record Accepted(Account account) implements Login {}

    /** The account is unknown or the password wrong. */
    public record Wrong() implements Login {}

    /** Too many wrong passwords. */
    public record Locked() implements Login {}

    private final Path folder;
    private final Clock clock;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    public Accounts(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                Account account = JsonFile.read(file, Account.class);
                accounts.put(account.username(), account);
            }
        }
    }

    public @Nullable Account find(String username) {
        return accounts.get(username);
    }

    public int count() {
        return accounts.size();
    }

    /** Stores a new account; empty when the name is taken. The caller has checked the rules. */
    public synchronized Optional<Account> create(
            String username, String password, String fullName, String mail, boolean admin) {
        if (accounts.containsKey(username)) {
            return Optional.empty();
        }
        var account = new Account(username, PasswordHash.of(password), fullName, mail, admin, 0, 0, null, 0);
        store(account);
        return Optional.of(account);
    }

    /** Whether an address belongs to an account already. */
    public boolean mailTaken(String mail) {
        return accounts.values().stream().anyMatch(account -> account.mail().equalsIgnoreCase(mail));
    }

    /** Checks a password; five wrong ones in a row lock the account for half an hour. */
    public Login login(String username, String password) {
        Account account = accounts.get(username);
        if (account == null) {
            return new Wrong();
        }
        if (account.lockedUntil() > clock.millis()) {
            return new Locked();
        }
        if (PasswordHash.matches(password, account.passwordHash())) {
            return new Accepted(account.failures() == 0 ? account : update(username, old -> old.withFailures(0, 0)));
        }
        update(username, old -> {
            int failures = old.failures() + 1;
            return failures < MAXIMUM_FAILURES
                    ? old.withFailures(failures, 0)
                    : old.withFailures(0, clock.millis() + LOCK.toMillis());
        });
        return new Wrong();
    }

    synchronized Account update(String username, UnaryOperator<Account> change) {
        Account account = accounts.get(username);
        if (account == null) {
            throw new IllegalArgumentException("no account " + username);
        }
        Account changed = change.apply(account);
        store(changed);
        return changed;
    }

    private void store(Account account) {
        try {
            JsonFile.write(folder.resolve(account.username() + ".json"), account);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accounts.put(account.username(), account);
    }
}
