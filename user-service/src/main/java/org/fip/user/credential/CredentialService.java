package org.fip.user.credential;

import java.time.Clock;
import java.util.List;
import org.fip.common.problem.CommonProblem;
import org.fip.user.audit.AuditLog;
import org.fip.user.credential.CredentialRequests.ChangeCredentialRequest;
import org.fip.user.credential.CredentialRequests.StoreCredentialRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.HttpClientErrorException;

/** Users' credentials at external services: one per user and service. */
@Service
class CredentialService {
    private static final String TYPE = "service_credential";

    private final ServiceCredentials credentials;
    private final ServiceCatalogue catalogue;
    private final TokenSealer sealer;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CredentialService(
            ServiceCredentials credentials,
            ServiceCatalogue catalogue,
            TokenSealer sealer,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.credentials = credentials;
        this.catalogue = catalogue;
        this.sealer = sealer;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What storing did. */
    record Stored(Credential credential, boolean isNew) {}

    Stored store(long userId, StoreCredentialRequest request) {
        // Asked before the transaction: no connection is held while another service answers.
        var service = knownService(request.serviceId());
        return transaction.execute(status -> {
            var label = request.label() == null || request.label().isBlank()
                    ? "My " + service.name() + " account"
                    : request.label().strip();
            var sealed = sealer.seal(request.apiToken(), userId, service.id());
            var existing = credentials.findByUserIdAndServiceId(userId, service.id());
            existing.ifPresent(credential -> {
                credential.replaceToken(sealed, clock.instant());
                credential.rename(label, clock.instant());
            });
            var credential = existing.orElseGet(() ->
                    credentials.save(new ServiceCredential(userId, service.id(), sealed, label, clock.instant())));
            audit.user(
                    userId,
                    existing.isPresent() ? "update_credential" : "create_credential",
                    TYPE,
                    "Service: " + service.name());
            return new Stored(credential.view(), existing.isEmpty());
        });
    }

    @Transactional
    public Credential change(long userId, long serviceId, ChangeCredentialRequest request) {
        var credential = require(userId, serviceId);
        if (request.apiToken() != null) {
            credential.replaceToken(sealer.seal(request.apiToken(), userId, serviceId), clock.instant());
        }
        if (request.label() != null) {
            credential.rename(request.label().strip(), clock.instant());
        }
        audit.user(userId, "update_credential", TYPE, "Service id: " + serviceId);
        return credential.view();
    }

    @Transactional(readOnly = true)
    public List<Credential> list(long userId) {
        return credentials.findByUserIdOrderByServiceId(userId).stream()
                .map(ServiceCredential::view)
                .toList();
    }

    @Transactional(readOnly = true)
    public Credential get(long userId, long serviceId) {
        return require(userId, serviceId).view();
    }

    @Transactional
    public void delete(long userId, long serviceId) {
        credentials.delete(require(userId, serviceId));
        audit.user(userId, "delete_credential", TYPE, "Service id: " + serviceId);
    }

    /** Whether there is one, for services that need no more. */
    @Transactional(readOnly = true)
    public CredentialForService presence(long userId, long serviceId) {
        return credentials
                .findByUserIdAndServiceId(userId, serviceId)
                .map(c -> CredentialForService.present(c.isVerified()))
                .orElseGet(CredentialForService::missing);
    }

    /** The token itself; every reading is written down. */
    @Transactional
    public CredentialForService reveal(String service, long userId, long serviceId) {
        return credentials
                .findByUserIdAndServiceId(userId, serviceId)
                .map(c -> {
                    audit.service(service, userId, "read_credential", TYPE, "Service id: " + serviceId);
                    return CredentialForService.revealed(
                            c.isVerified(), sealer.open(c.sealedToken(), userId, serviceId));
                })
                .orElseGet(CredentialForService::missing);
    }

    private ServiceCredential require(long userId, long serviceId) {
        return credentials
                .findByUserIdAndServiceId(userId, serviceId)
                .orElseThrow(
                        () -> new CommonProblem.NotFound("Your credential for service " + serviceId).asException());
    }

    private ServiceCatalogue.KnownService knownService(long id) {
        try {
            return catalogue.service(id);
        } catch (HttpClientErrorException.NotFound e) {
            throw new CredentialProblem.ServiceNotFound(id).asException();
        }
    }
}
