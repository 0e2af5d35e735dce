package org.fip.user.account;

import java.time.Instant;
import java.util.List;
import org.fip.common.security.Role;
import org.jspecify.annotations.Nullable;

/** A user as the API shows them. */
public record User(
        long id,
        String username,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        List<String> roles,
        Instant createdAt,
        @Nullable Instant lastLogin) {

    public static User of(Account account) {
        return new User(
                account.id(),
                account.username(),
                account.email(),
                account.firstName(),
                account.lastName(),
                account.asPlatformUser().roles().stream()
                        .map(Role::claim)
                        .sorted()
                        .toList(),
                account.createdAt(),
                account.lastLogin());
    }
}
