package org.fip.registry.sync;

import java.time.Clock;
import java.util.Optional;
import org.fip.adapter.ApiToken;
import org.fip.adapter.AppForm;
import org.fip.adapter.Outcome;
import org.fip.common.problem.CommonProblem;
import org.fip.registry.external.ExternalServers;
import org.fip.registry.service.ImputationService;
import org.fip.registry.service.ImputationServices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks servers what they offer and stores it. They tell only their users, and each user their own view; so an operator's token
 * decides which panels are gone, and anybody else's only adds.
 */
@Component
public class PanelSync {
    private static final Logger log = LoggerFactory.getLogger(PanelSync.class);

    private final ImputationServices services;
    private final ExternalServers servers;
    private final UserCredentials credentials;
    private final PanelBook book;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PanelSync(
            ImputationServices services,
            ExternalServers servers,
            UserCredentials credentials,
            PanelBook book,
            TransactionTemplate transaction,
            Clock clock) {
        this.services = services;
        this.servers = servers;
        this.credentials = credentials;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** With the operator's own token, which the periodic refresh goes on to use. */
    SyncResult sync(ImputationService service, long operator) {
        var token = token(service, operator)
                .orElseThrow(() -> new SyncProblem.CredentialsMissing(service.id(), service.name()).asException());
        return switch (servers.discover(service.target(), token)) {
            case Outcome.Ok<AppForm>(var form) -> store(service.id(), form, operator);
            case Outcome.Failure<AppForm> failure ->
                throw failed(service, failure).asException();
        };
    }

    /** With some user's token, before any operator has asked: better than what the platform believed. */
    public void learn(long serviceId, ApiToken token) {
        var service = require(serviceId);
        switch (servers.discover(service.target(), token)) {
            case Outcome.Ok<AppForm>(var form) -> store(serviceId, form, null);
            case Outcome.Failure<AppForm> failure ->
                log.info("{} did not say what it offers: {}", service.name(), failure.reason());
        }
    }

    /** Asks all services again that an operator has once asked. */
    void refreshAll() {
        for (var service : services.active()) {
            service.syncedBy().ifPresent(operator -> refresh(service, operator));
        }
    }

    private void refresh(ImputationService service, long operator) {
        try {
            var result = sync(service, operator);
            log.info(
                    "{}: {} panels added, {} updated, {} unavailable",
                    service.name(),
                    result.panelsAdded(),
                    result.panelsUpdated(),
                    result.panelsUnavailable());
        } catch (RuntimeException e) {
            log.warn("The panels of {} could not be refreshed: {}", service.name(), e.getMessage());
        }
    }

    private Optional<ApiToken> token(ImputationService service, long operator) {
        return Optional.ofNullable(credentials.of(operator, service.id()).apiToken())
                .map(ApiToken::new);
    }

    private SyncResult store(long serviceId, AppForm form, @Nullable Long operator) {
        return transaction.execute(status -> book.enter(require(serviceId), form, operator, clock.instant()));
    }

    private SyncProblem failed(ImputationService service, Outcome.Failure<?> failure) {
        var problem = SyncProblem.NotTold.of(service.name(), failure);
        transaction.executeWithoutResult(status -> require(service.id()).syncFailed(problem.detail()));
        return problem;
    }

    private ImputationService require(long id) {
        return services.findById(id).orElseThrow(() -> new CommonProblem.NotFound("The service " + id).asException());
    }
}
