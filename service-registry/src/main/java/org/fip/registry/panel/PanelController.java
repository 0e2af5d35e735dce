package org.fip.registry.panel;

import java.util.List;
import org.fip.common.security.CallableBy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Panels for people and for other services. */
@RestController
class PanelController {
    private final PanelCatalogue panels;

    PanelController(PanelCatalogue panels) {
        this.panels = panels;
    }

    @GetMapping("/panels")
    @CallableBy({"job-processor", "job-worker", "user-service", "monitoring-service"})
    List<Panel> panels() {
        return panels.all();
    }

    @GetMapping("/panels/{id}")
    @CallableBy({"job-processor", "job-worker", "user-service", "monitoring-service"})
    Panel panel(@PathVariable long id) {
        return panels.get(id);
    }
}
