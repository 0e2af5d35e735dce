package org.fip.user.credential;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.fip.common.problem.CommonProblem;
import org.fip.common.problem.ProblemException;
import org.fip.user.account.AccountService;
import org.fip.user.audit.AuditLog;
import org.fip.user.credential.CredentialRequests.ChangeCredentialRequest;
import org.fip.user.credential.CredentialRequests.StoreCredentialRequest;
import org.fip.user.credential.ServiceCatalogue.KnownService;
import org.fip.user.credential.ServiceCatalogue.ListedJob;
import org.fip.user.credential.ServiceCatalogue.TokenQuestion;
import org.fip.user.credential.ServiceCatalogue.TokenVerdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Users' credentials at external services: one per user and service. */
@Service
class CredentialService {
    private static final String TYPE = "service_credential";

    private static final Logger log = LoggerFactory.getLogger(CredentialService.class);

    private final ServiceCredentials credentials;
    private final AccountService accounts;
    private final ServiceCatalogue catalogue;
    private final TokenSealer sealer;
    private final AuditLog audit;
    private final CredentialOutbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CredentialService(
            ServiceCredentials credentials,
            AccountService accounts,
            ServiceCatalogue catalogue,
            TokenSealer sealer,
            AuditLog audit,
            CredentialOutbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.credentials = credentials;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.sealer = sealer;
        this.audit = audit;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What storing did. */
    record Stored(Credential credential, boolean isNew) {}

    Stored store(long userId, StoreCredentialRequest request) {
        accounts.require(userId);
        // Asked before the transaction: no connection is held while another service answers.
        var service = knownService(request.serviceId());
        try {
            return transaction.execute(status -> insertOrReplace(userId, service, request));
        } catch (DataIntegrityViolationException e) {
            // The same user stored the first one at the same moment; now there is one to replace.
            return transaction.execute(status -> insertOrReplace(userId, service, request));
        }
    }

    private Stored insertOrReplace(long userId, KnownService service, StoreCredentialRequest request) {
        var sealed = sealer.seal(request.apiToken(), userId, service.id());
        var existing = credentials.lock(userId, service.id());
        existing.ifPresent(credential -> credential.replaceToken(sealed, clock.instant()));
        var credential = existing.orElseGet(() -> credentials.save(new ServiceCredential(
                userId, service.id(), service.name(), sealed, "My " + service.name() + " account", clock.instant())));
        credential.serviceIsCalled(service.name());
        if (request.label() != null) {
            credential.rename(request.label().strip(), clock.instant());
        }
        audit.user(
                userId,
                existing.isPresent() ? "update_credential" : "create_credential",
                TYPE,
                "Service: " + service.name());
        outbox.add(credential.updated(clock.instant()));
        return new Stored(credential.view(), existing.isEmpty());
    }

    @Transactional
    public Credential change(long userId, long serviceId, ChangeCredentialRequest request) {
        var credential = lock(userId, serviceId);
        if (request.apiToken() != null) {
            credential.replaceToken(sealer.seal(request.apiToken(), userId, serviceId), clock.instant());
        }
        if (request.label() != null) {
            credential.rename(request.label().strip(), clock.instant());
        }
        audit.user(userId, "update_credential", TYPE, "Service id: " + serviceId);
        outbox.add(credential.updated(clock.instant()));
        return credential.view();
    }

    /** Asks outside any transaction; a token that was replaced meanwhile is not judged by the older one's answer. */
    ConnectionTest test(long userId, long serviceId) {
        var sealed = transaction.execute(status -> require(userId, serviceId).sealedToken());
        var service = knownService(serviceId);
        var verdict = verify(serviceId, sealer.open(sealed, userId, serviceId));
        return transaction.execute(status -> {
            var credential = lock(userId, serviceId);
            var isSame = Arrays.equals(credential.sealedToken(), sealed);
            if (isSame) {
                credential.judge(verdict, clock.instant());
                credential.serviceIsCalled(service.name());
            }
            audit.user(
                    userId,
                    "test_credential",
                    TYPE,
                    "Service: " + service.name() + ", " + verdict.status().text());
            return isSame
                    ? ConnectionTest.of(service.name(), verdict, credential.view())
                    : ConnectionTest.overtaken(service.name(), credential.view());
        });
    }

    /** Asks the service for the jobs of the token's owner; no transaction is open meanwhile. */
    List<ListedJob> remoteJobs(long userId, long serviceId) {
        var sealed = transaction.execute(status -> require(userId, serviceId).sealedToken());
        var service = knownService(serviceId);
        var question = new TokenQuestion(sealer.open(sealed, userId, serviceId));
        var listed = asked(serviceId, () -> catalogue.jobs(serviceId, question));
        transaction.executeWithoutResult(status -> audit.user(
                userId,
                "list_remote_jobs",
                TYPE,
                "Service: " + service.name() + ", " + listed.status().text()));
        if (listed.status() != ConnectionTest.Status.VALID) {
            throw new CredentialProblem.JobsNotListed(service.name(), listed.status(), listed.reason()).asException();
        }
        return listed.jobs();
    }

    private TokenVerdict verify(long serviceId, String token) {
        return asked(serviceId, () -> catalogue.verify(serviceId, new TokenQuestion(token)));
    }

    private static <T> T asked(long serviceId, Supplier<T> question) {
        try {
            return question.get();
        } catch (RestClientException e) {
            log.warn(
                    "service-registry did not ask service {} about a token: {}",
                    serviceId,
                    e.getClass().getSimpleName());
            throw new CommonProblem.DependencyUnavailable("service-registry").asException();
        }
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
        var credential = lock(userId, serviceId);
        credentials.delete(credential);
        audit.user(userId, "delete_credential", TYPE, "Service id: " + serviceId);
        outbox.add(credential.updated(clock.instant()));
    }

    /** Whether there is one, for services that need no more. */
    @Transactional(readOnly = true)
    public CredentialForService presence(long userId, long serviceId) {
        return credentials
                .findByUserIdAndServiceId(userId, serviceId)
                .map(c -> CredentialForService.present(c.isVerified()))
                .orElseGet(CredentialForService::missing);
    }

    /** An operator's own token; of anybody else only whether there is one. */
    @Transactional
    public CredentialForService revealOfOperator(String service, long userId, long serviceId) {
        return credentials
                .findOfOperator(userId, serviceId)
                .map(c -> reveal(service, userId, serviceId, c))
                .orElseGet(() -> presence(userId, serviceId));
    }

    @Transactional
    public CredentialForService reveal(String service, long userId, long serviceId) {
        return credentials
                .findByUserIdAndServiceId(userId, serviceId)
                .map(c -> reveal(service, userId, serviceId, c))
                .orElseGet(CredentialForService::missing);
    }

    /** The token itself; every reading is written down. */
    private CredentialForService reveal(String service, long userId, long serviceId, ServiceCredential credential) {
        audit.service(service, userId, "read_credential", TYPE, "Service id: " + serviceId);
        return CredentialForService.revealed(
                credential.isVerified(), sealer.open(credential.sealedToken(), userId, serviceId));
    }

    private ServiceCredential require(long userId, long serviceId) {
        return credentials.findByUserIdAndServiceId(userId, serviceId).orElseThrow(() -> notFound(serviceId));
    }

    private ServiceCredential lock(long userId, long serviceId) {
        return credentials.lock(userId, serviceId).orElseThrow(() -> notFound(serviceId));
    }

    private static ProblemException notFound(long serviceId) {
        return new CommonProblem.NotFound("Your credential for service " + serviceId).asException();
    }

    private KnownService knownService(long id) {
        try {
            return catalogue.service(id);
        } catch (HttpClientErrorException.NotFound e) {
            throw new CredentialProblem.ServiceNotFound(id).asException();
        } catch (RestClientException e) {
            log.warn("service-registry did not say whether service {} exists: {}", id, e.getMessage());
            throw new CommonProblem.DependencyUnavailable("service-registry").asException();
        }
    }
}
