package org.fip.registry.external;

import java.io.IOException;
import java.time.Duration;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.ImputationServers;
import org.fip.adapter.Outcome;
import org.fip.adapter.ServerAddress;
import org.fip.adapter.ServerDescription;
import org.fip.registry.service.ImputationService;
import org.springframework.stereotype.Component;

/**
 * Asks external servers, as a stranger and with little patience; only services that the operator has marked so are reached
 * inside the own network.
 */
@Component
public class ExternalServers implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private final Reach outside = new Reach(false);
    private final Reach inside = new Reach(true);

    /** Who the server is and whether it takes work; does not throw. */
    public Outcome<ServerDescription> describe(ImputationService service) {
        return (service.allowPrivateAddresses() ? inside : outside).describe(service.address());
    }

    @Override
    public void close() throws IOException {
        outside.close();
        inside.close();
    }

    /** The clients of one part of the network. */
    private static final class Reach implements AutoCloseable {
        private final ImputationServers servers;
        private final WesReachability wes;

        Reach(boolean privateAddresses) {
            var limits = limits(privateAddresses);
            this.servers = new ImputationServers(limits);
            this.wes = new WesReachability(limits);
        }

        Outcome<ServerDescription> describe(ServerAddress address) {
            return address.apiType().equals("wes")
                    ? wes.describe(address.baseUrl())
                    : servers.connect(address).then(server -> server.describe(null));
        }

        @Override
        public void close() throws IOException {
            servers.close();
            wes.close();
        }

        private static ConnectionLimits limits(boolean privateAddresses) {
            var defaults = ConnectionLimits.defaults();
            return new ConnectionLimits(
                    CONNECT_TIMEOUT,
                    READ_TIMEOUT,
                    defaults.submitTimeout(),
                    defaults.downloadTimeout(),
                    defaults.outputGrace(),
                    defaults.maxAnswerBytes(),
                    defaults.maxOutputBytes(),
                    privateAddresses);
        }
    }
}
