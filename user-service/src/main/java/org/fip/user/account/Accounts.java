package org.fip.user.account;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The users' table. */
public interface Accounts extends Repository<Account, Long> {
    Account save(Account account);

    Optional<Account> findById(long id);

    /** By the name as it is stored, in lower case. */
    Optional<Account> findByUsername(String username);

    boolean existsByUsername(String username);

    boolean existsByEmail(String email);
}
