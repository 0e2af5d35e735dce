package org.fip.registry.token;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.fip.adapter.ApiToken;
import org.fip.common.security.CallableBy;
import org.fip.registry.external.ExternalServers;
import org.fip.registry.service.ServiceCatalogue;
import org.fip.registry.sync.PanelSync;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Asks an external server whose token it is, for user-service. */
@RestController
class TokenController {
    private final ServiceCatalogue services;
    private final ExternalServers servers;
    private final PanelSync sync;

    TokenController(ServiceCatalogue services, ExternalServers servers, PanelSync sync) {
        this.services = services;
        this.servers = servers;
        this.sync = sync;
    }

    /** The token under question; never printed. */
    record TokenRequest(
            @NotNull @Pattern(regexp = "[!-~]{1,8192}") String apiToken) {
        @Override
        public String toString() {
            return "TokenRequest[•••]";
        }
    }

    /** Also takes the occasion to learn what a service offers that no operator has asked yet. */
    @PostMapping("/internal/services/{id}/verify-token")
    @CallableBy("user-service")
    TokenVerdict verify(@PathVariable long id, @Valid @RequestBody TokenRequest request) {
        var service = services.require(Long.toString(id));
        var token = new ApiToken(request.apiToken());
        var verdict = TokenVerdict.of(servers.verify(service.target(), token));
        if (verdict.status() == TokenVerdict.Status.VALID && !service.wasSynced()) {
            sync.learn(service.id(), token);
        }
        return verdict;
    }

    /** The jobs of the token's owner on the external server; nothing of them is kept. */
    @PostMapping("/internal/services/{id}/list-jobs")
    @CallableBy("user-service")
    ListedJobs jobs(@PathVariable long id, @Valid @RequestBody TokenRequest request) {
        var service = services.require(Long.toString(id));
        return ListedJobs.of(servers.jobs(service.target(), new ApiToken(request.apiToken())));
    }
}
