package org.fip.registry.panel;

import jakarta.validation.Valid;
import java.util.List;
import org.fip.common.security.CallableBy;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Panels for people and for other services. */
@RestController
class PanelController {
    private final PanelCatalogue panels;
    private final PanelAdministration administration;

    PanelController(PanelCatalogue panels, PanelAdministration administration) {
        this.panels = panels;
        this.administration = administration;
    }

    @GetMapping("/panels")
    @CallableBy({"job-processor", "job-worker", "file-manager", "user-service", "monitoring-service"})
    List<Panel> panels() {
        return panels.all();
    }

    @GetMapping("/panels/{id}")
    @CallableBy({"job-processor", "job-worker", "file-manager", "user-service", "monitoring-service"})
    Panel panel(@PathVariable long id) {
        return panels.get(id);
    }

    /** Adds a panel by hand, for servers that list none. */
    @PostMapping("/services/{id}/panels")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.CREATED)
    Panel add(@PathVariable long id, @Valid @RequestBody PanelRequest request) {
        return administration.add(id, request);
    }

    @PatchMapping("/panels/{id}")
    @PreAuthorize("hasRole('OPERATOR')")
    Panel change(@PathVariable long id, @Valid @RequestBody PanelRequest request) {
        return administration.change(id, request);
    }

    /** Takes a panel out of use; jobs that used it keep it. */
    @DeleteMapping("/panels/{id}")
    @PreAuthorize("hasRole('OPERATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOutOfUse(@PathVariable long id) {
        administration.takeOutOfUse(id);
    }
}
