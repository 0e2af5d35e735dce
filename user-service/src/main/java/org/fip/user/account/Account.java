package org.fip.user.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.fip.common.security.PlatformUser;
import org.fip.common.security.Role;
import org.jspecify.annotations.Nullable;

/** A user of the platform. */
@Entity
@Table(name = "users")
public class Account {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String username = "";
    private String email = "";
    private String passwordHash = "";
    private @Nullable String firstName;
    private @Nullable String lastName;
    private boolean isOperator;
    private Instant createdAt = Instant.EPOCH;
    private @Nullable Instant lastLogin;

    protected Account() {}

    Account(
            String username,
            String email,
            String passwordHash,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean isOperator,
            Instant now) {
        this.username = username;
        this.email = email;
        this.passwordHash = passwordHash;
        this.firstName = firstName;
        this.lastName = lastName;
        this.isOperator = isOperator;
        this.createdAt = now;
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    public String username() {
        return username;
    }

    public String email() {
        return email;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public @Nullable String firstName() {
        return firstName;
    }

    public @Nullable String lastName() {
        return lastName;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant lastLogin() {
        return lastLogin;
    }

    /** As tokens name this user. */
    public PlatformUser asPlatformUser() {
        return new PlatformUser(id(), username, Set.of(isOperator ? Role.OPERATOR : Role.RESEARCHER));
    }

    public void passwordChanged(String newHash) {
        passwordHash = newHash;
    }

    public void signedIn(Instant now) {
        lastLogin = now;
    }
}
