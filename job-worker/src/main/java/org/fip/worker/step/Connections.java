package org.fip.worker.step;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fip.adapter.ApiToken;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.ImputationServers;
import org.fip.adapter.Outcome;
import org.fip.adapter.ServerAddress;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStep;
import org.fip.job.store.Job;
import org.fip.worker.WorkerSettings;
import org.fip.worker.client.Credentials;
import org.fip.worker.client.Registry;
import org.fip.worker.client.Registry.ExternalService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything a step needs to speak to a job's external server as the job's owner. */
@Component
class Connections implements AutoCloseable {
    private final Registry registry;
    private final Credentials credentials;
    private final Map<ServerAddress, Outcome<ImputationServer>> outsideServers = new ConcurrentHashMap<>();
    private final Map<ServerAddress, Outcome<ImputationServer>> insideServers = new ConcurrentHashMap<>();
    private final ImputationServers outside = new ImputationServers(ConnectionLimits.defaults());
    private final ImputationServers inside =
            new ImputationServers(ConnectionLimits.defaults().withPrivateAddresses(true));

    private final Map<Long, ServiceBreaker> breakers = new ConcurrentHashMap<>();
    // Thousands of jobs are asked after each minute; what they all need is not fetched for each of them.
    private final Cache<Long, ExternalService> services;
    private final Cache<TokenOwner, @Nullable ApiToken> tokens;
    private final Clock clock;

    Connections(Registry registry, Credentials credentials, WorkerSettings settings, Clock clock) {
        this.registry = registry;
        this.credentials = credentials;
        this.services =
                Caffeine.newBuilder().expireAfterWrite(settings.remember()).build();
        this.tokens =
                Caffeine.newBuilder().expireAfterWrite(settings.remember()).build();
        this.clock = clock;
    }

    private record TokenOwner(long userId, long serviceId) {}

    ExternalService service(Job job) {
        return services.get(job.serviceId(), registry::service);
    }

    /**
     * The owner's token; empty when they have removed it. Before a submission, and after a rejection, it is asked for anew:
     * the owner may just have stored another.
     */
    Optional<ApiToken> token(Job job) {
        var owner = new TokenOwner(job.userId(), job.serviceId());
        if (job.nextStep() == JobStep.SUBMIT || job.attention() == Attention.CREDENTIALS_REJECTED) {
            tokens.invalidate(owner);
        }
        return Optional.ofNullable(tokens.get(owner, this::reveal));
    }

    /** The owner has stored another one. */
    void forgetToken(long userId, long serviceId) {
        tokens.invalidate(new TokenOwner(userId, serviceId));
    }

    private @Nullable ApiToken reveal(TokenOwner owner) {
        var revealed = credentials.of(owner.userId(), owner.serviceId());
        return revealed.hasCredential() && revealed.apiToken() != null ? new ApiToken(revealed.apiToken()) : null;
    }

    Outcome<Connection> connect(ExternalService service, ApiToken token) {
        return server(service).map(server -> new Connection(service, server, token, breaker(service)));
    }

    ServiceBreaker breaker(ExternalService service) {
        return breakers.computeIfAbsent(service.id(), id -> new ServiceBreaker(id, clock));
    }

    /** Kept from step to step, because a server's dialect is learnt by asking it. */
    Outcome<ImputationServer> server(ExternalService service) {
        var known = service.allowPrivateAddresses() ? insideServers : outsideServers;
        var factory = service.allowPrivateAddresses() ? inside : outside;
        return known.computeIfAbsent(service.address(), factory::connect);
    }

    @Override
    public void close() throws IOException {
        outside.close();
        inside.close();
    }
}
