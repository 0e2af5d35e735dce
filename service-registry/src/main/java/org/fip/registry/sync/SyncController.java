package org.fip.registry.sync;

import org.fip.common.security.PlatformUser;
import org.fip.registry.service.ServiceCatalogue;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asking a server now. */
@RestController
class SyncController {
    private final ServiceCatalogue catalogue;
    private final PanelSync sync;

    SyncController(ServiceCatalogue catalogue, PanelSync sync) {
        this.catalogue = catalogue;
        this.sync = sync;
    }

    /** Asks the server for its panels and parameters with the operator's own stored token. */
    @PostMapping("/services/{id}/sync-panels")
    @PreAuthorize("hasRole('OPERATOR')")
    SyncResult sync(PlatformUser operator, @PathVariable("id") String idOrSlug) {
        return sync.sync(catalogue.require(idOrSlug), operator.userId());
    }
}
