package org.fip.worker.step;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fip.adapter.ApiToken;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.ImputationServers;
import org.fip.adapter.Outcome;
import org.fip.adapter.ServerAddress;
import org.fip.job.store.Job;
import org.fip.worker.client.Credentials;
import org.fip.worker.client.Registry;
import org.fip.worker.client.Registry.ExternalService;
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

    Connections(Registry registry, Credentials credentials) {
        this.registry = registry;
        this.credentials = credentials;
    }

    /** A server and the owner's token for it. */
    record Connection(ExternalService service, ImputationServer server, ApiToken token) {}

    ExternalService service(Job job) {
        return registry.service(job.serviceId());
    }

    /** The owner's token; empty when they have removed it. */
    Optional<ApiToken> token(Job job) {
        var revealed = credentials.of(job.userId(), job.serviceId());
        return revealed.hasCredential() && revealed.apiToken() != null
                ? Optional.of(new ApiToken(revealed.apiToken()))
                : Optional.empty();
    }

    Outcome<Connection> connect(ExternalService service, ApiToken token) {
        return server(service).map(server -> new Connection(service, server, token));
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
