package org.fip.registry.panel;

import java.util.List;
import org.fip.common.problem.CommonProblem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds panels. */
@Service
@Transactional(readOnly = true)
public class PanelCatalogue {
    private final Panels panels;

    PanelCatalogue(Panels panels) {
        this.panels = panels;
    }

    public List<Panel> all() {
        return panels.all().stream().map(ReferencePanel::view).toList();
    }

    public List<Panel> ofService(long serviceId) {
        return panels.findByServiceIdOrderById(serviceId).stream()
                .map(ReferencePanel::view)
                .toList();
    }

    public Panel get(long id) {
        return panels.findById(id)
                .map(ReferencePanel::view)
                .orElseThrow(() -> new CommonProblem.NotFound("The panel " + id).asException());
    }
}
