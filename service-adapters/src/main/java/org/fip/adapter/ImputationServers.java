package org.fip.adapter;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fip.adapter.cloudgene.CloudgeneServer;
import org.fip.adapter.http.AddressGuard;
import org.fip.adapter.http.RemoteHttp;
import org.fip.adapter.simple.SimpleServer;
import org.fip.adapter.wes.WesServer;

/**
 * Connects to external servers of every supported kind; holds the connections, so one instance serves a whole process. A new
 * dialect is a package with an {@link ImputationServer} and one line here.
 */
public final class ImputationServers implements AutoCloseable {

    private final RemoteHttp http;

    public ImputationServers(ConnectionLimits limits) {
        this.http = new RemoteHttp(limits);
    }

    /**
     * Speaks to the server at this address; nothing is sent yet. Keep the result: it remembers what it learns about the server.
     * {@link Outcome.Refused} when the type is not supported or the base URL is no good.
     */
    public Outcome<ImputationServer> connect(ServerAddress address) {
        Optional<URI> base = base(address.baseUrl());
        if (base.isEmpty()) {
            return new Outcome.Refused<>("The base URL must be http or https with a host, without user or query.");
        }
        return switch (address.apiType().toLowerCase(Locale.ROOT)) {
            case "michigan" -> Outcome.ok(michigan(base.get(), address.apiConfig()));
            case "wes", "ga4gh" -> Outcome.ok(new WesServer(base.get(), address.apiConfig(), http));
            default -> new Outcome.Refused<>("Services of type " + address.apiType() + " are not supported yet.");
        };
    }

    /** Whether the address itself is written as one inside the own network: {@code localhost} or the numbers of one. */
    public static boolean isWrittenAsInner(String baseUrl) {
        return base(baseUrl)
                .map(URI::getHost)
                .filter(AddressGuard::isWrittenAsInner)
                .isPresent();
    }

    private ImputationServer michigan(URI base, Map<String, String> config) {
        String dialect = config.getOrDefault("dialect", "");
        if (dialect.equals("simple")) {
            return new SimpleServer(base, http);
        }
        ImputationServer cloudgene = new CloudgeneServer(base, config.get("app"), http);
        boolean stated = config.containsKey("app") || dialect.equals("cloudgene");
        return stated ? cloudgene : new RecognisedServer(cloudgene, new SimpleServer(base, http));
    }

    private static Optional<URI> base(String url) {
        try {
            URI uri = new URI(url.strip().replaceAll("/+$", "").replaceAll("/api/v2$", ""));
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean usable = (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
