package org.fip.user.credential;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The credentials' table; always asked with the owner. */
interface ServiceCredentials extends Repository<ServiceCredential, Long> {
    ServiceCredential save(ServiceCredential credential);

    Optional<ServiceCredential> findByUserIdAndServiceId(long userId, long serviceId);

    List<ServiceCredential> findByUserIdOrderByServiceId(long userId);

    /** For changing it: the row stays as read until the transaction ends, so that no change undoes another. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from ServiceCredential c where c.userId = :userId and c.serviceId = :serviceId")
    Optional<ServiceCredential> lock(long userId, long serviceId);

    /** Only if its owner is an operator. */
    @Query("""
            select c from ServiceCredential c, Account a
            where a.id = c.userId and a.isOperator and c.userId = :userId and c.serviceId = :serviceId""")
    Optional<ServiceCredential> findOfOperator(long userId, long serviceId);

    void delete(ServiceCredential credential);
}
