package org.fip.user.credential;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The credentials' table; always asked with the owner. */
interface ServiceCredentials extends Repository<ServiceCredential, Long> {
    ServiceCredential save(ServiceCredential credential);

    Optional<ServiceCredential> findByUserIdAndServiceId(long userId, long serviceId);

    List<ServiceCredential> findByUserIdOrderByServiceId(long userId);

    @Query("""
            select count(c) > 0 from ServiceCredential c, Account a
            where a.id = c.userId and a.isOperator and c.userId = :userId and c.serviceId = :serviceId""")
    boolean existsOfOperator(long userId, long serviceId);

    void delete(ServiceCredential credential);
}
