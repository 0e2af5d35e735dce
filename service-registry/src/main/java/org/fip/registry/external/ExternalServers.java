package org.fip.registry.external;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.fip.adapter.ApiToken;
import org.fip.adapter.AppForm;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.ImputationServers;
import org.fip.adapter.Outcome;
import org.fip.adapter.RemoteJob;
import org.fip.adapter.ServerAddress;
import org.fip.adapter.ServerDescription;
import org.fip.adapter.TokenOwner;
import org.fip.adapter.wes.WesSettings;
import org.springframework.stereotype.Component;

/**
 * Asks external servers, with little patience; only services that the operator has marked so are reached
 * inside the own network.
 */
@Component
public class ExternalServers implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private final ImputationServers outside = servers(false);
    private final ImputationServers inside = servers(true);

    /**
     * A server and where it may be.
     *
     * @param insideAllowed whether it may be reached inside the own network
     */
    public record Target(ServerAddress address, boolean insideAllowed) {}

    /** Whether the address can be used at all; asks nobody. */
    public Outcome<ImputationServer> check(ServerAddress address) {
        return outside.connect(address);
    }

    /** What is wrong with the settings of a server that needs any. */
    public List<String> settingProblems(ServerAddress address) {
        return address.apiType().equals("wes")
                        && WesSettings.read(address.apiConfig()) instanceof WesSettings.Read.Unusable(var problems)
                ? problems
                : List.of();
    }

    /** Who the server is and whether it takes work; does not throw. */
    public Outcome<ServerDescription> describe(Target target) {
        return connect(target).then(server -> server.describe(null));
    }

    /** What the server offers the token's owner. */
    public Outcome<AppForm> discover(Target target, ApiToken token) {
        return connect(target).then(server -> server.discover(token));
    }

    /** Whose token it is and how long it lives. */
    public Outcome<TokenOwner> verify(Target target, ApiToken token) {
        return connect(target).then(server -> server.verifyToken(token));
    }

    /** The jobs of the token's owner, as the server lists them. */
    public Outcome<List<RemoteJob>> jobs(Target target, ApiToken token) {
        return connect(target).then(server -> server.listJobs(token));
    }

    private Outcome<ImputationServer> connect(Target target) {
        return (target.insideAllowed() ? inside : outside).connect(target.address());
    }

    @Override
    public void close() throws IOException {
        outside.close();
        inside.close();
    }

    private static ImputationServers servers(boolean privateAddresses) {
        var defaults = ConnectionLimits.defaults();
        return new ImputationServers(new ConnectionLimits(
                CONNECT_TIMEOUT,
                READ_TIMEOUT,
                defaults.submitTimeout(),
                defaults.downloadTimeout(),
                defaults.outputGrace(),
                defaults.maxAnswerBytes(),
                defaults.maxOutputBytes(),
                privateAddresses));
    }
}
