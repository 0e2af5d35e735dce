package org.fip.registry.service;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The services' table. */
public interface ImputationServices extends Repository<ImputationService, Long> {
    ImputationService save(ImputationService service);

    @Query("select s from ImputationService s order by s.id")
    List<ImputationService> all();

    @Query("select s from ImputationService s where s.isActive order by s.id")
    List<ImputationService> active();

    Optional<ImputationService> findById(long id);

    Optional<ImputationService> findBySlug(String slug);
}
