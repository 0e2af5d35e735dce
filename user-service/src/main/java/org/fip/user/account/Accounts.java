package org.fip.user.account;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The users' table. */
public interface Accounts extends Repository<Account, Long> {
    Account save(Account account);

    Optional<Account> findById(long id);

    boolean existsByUsername(String username);

    boolean existsByEmail(String email);

    /** Locked, so that failures in parallel are all counted. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Account a where a.username = :username")
    Optional<Account> lockByUsername(String username);
}
