package org.fip.registry.external;

import java.io.IOException;
import java.time.Duration;
import org.fip.adapter.ApiToken;
import org.fip.adapter.AppForm;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.ImputationServers;
import org.fip.adapter.Outcome;
import org.fip.adapter.ServerAddress;
import org.fip.adapter.ServerDescription;
import org.fip.adapter.TokenOwner;
import org.springframework.stereotype.Component;

/**
 * Asks external servers, with little patience; only services that the operator has marked so are reached
 * inside the own network.
 */
@Component
public class ExternalServers implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private final Reach outside = new Reach(false);
    private final Reach inside = new Reach(true);

    /**
     * A server and where it may be.
     *
     * @param insideAllowed whether it may be reached inside the own network
     */
    public record Target(ServerAddress address, boolean insideAllowed) {}

    /** Whether the address and its settings can be used at all; asks nobody. */
    public Outcome<ImputationServer> check(ServerAddress address) {
        return outside.servers.connect(address);
    }

    /** Who the server is and whether it takes work; does not throw. */
    public Outcome<ServerDescription> describe(Target target) {
        return reach(target).describe(target.address());
    }

    /** What the server offers the token's owner. */
    public Outcome<AppForm> discover(Target target, ApiToken token) {
        return reach(target).servers.connect(target.address()).then(server -> server.discover(token));
    }

    /** Whose token it is and how long it lives. */
    public Outcome<TokenOwner> verify(Target target, ApiToken token) {
        return reach(target).servers.connect(target.address()).then(server -> server.verifyToken(token));
    }

    private Reach reach(Target target) {
        return target.insideAllowed() ? inside : outside;
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
