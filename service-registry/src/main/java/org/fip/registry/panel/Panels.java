package org.fip.registry.panel;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The panels' table. */
public interface Panels extends Repository<ReferencePanel, Long> {
    ReferencePanel save(ReferencePanel panel);

    long countByServiceId(long serviceId);

    /** How many panels each service has that has any. */
    @Query(
            "select new org.fip.registry.panel.PanelCount(p.serviceId, count(p)) from ReferencePanel p group by p.serviceId")
    List<PanelCount> counts();

    Optional<ReferencePanel> findByServiceIdAndKey(long serviceId, String key);

    List<ReferencePanel> findByServiceIdOrderById(long serviceId);

    @Query("select p from ReferencePanel p order by p.id")
    List<ReferencePanel> all();

    Optional<ReferencePanel> findById(long id);
}
