package org.fip.user.credential;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The credentials' table; always asked with the owner. */
interface ServiceCredentials extends Repository<ServiceCredential, Long> {
    ServiceCredential save(ServiceCredential credential);

    Optional<ServiceCredential> findByUserIdAndServiceId(long userId, long serviceId);

    List<ServiceCredential> findByUserIdOrderByServiceId(long userId);

    void delete(ServiceCredential credential);
}
