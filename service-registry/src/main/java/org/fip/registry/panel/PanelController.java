package org.fip.registry.panel;

import java.util.List;
import org.fip.common.security.CallableBy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Panels for people and for job-processor and job-worker, which check and send them. */
@RestController
class PanelController {
    private final PanelCatalogue panels;

    PanelController(PanelCatalogue panels) {
        this.panels = panels;
    }

    @GetMapping("/panels")
    @CallableBy({"job-processor", "job-worker"})
    List<Panel> all() {
        return panels.all();
    }

    @GetMapping("/panels/{id}")
    @CallableBy({"job-processor", "job-worker"})
    Panel get(@PathVariable long id) {
        return panels.get(id);
    }
}
