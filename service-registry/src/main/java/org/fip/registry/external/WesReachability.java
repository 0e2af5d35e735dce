package org.fip.registry.external;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.Outcome;
import org.fip.adapter.ServerDescription;
import org.fip.adapter.http.Answer;
import org.fip.adapter.http.RemoteHttp;

/**
 * Whether a GA4GH WES answers at its <a href="https://ga4gh.github.io/workflow-execution-service-schemas/">service-info</a>.
 * What it says there is not read yet.
 */
final class WesReachability implements AutoCloseable {
    private static final String API = "/ga4gh/wes/v1";

    private final RemoteHttp http;

    WesReachability(ConnectionLimits limits) {
        this.http = new RemoteHttp(limits);
    }

    Outcome<ServerDescription> describe(String baseUrl) {
        var base = baseUrl.replaceAll("/+$", "");
        URI serviceInfo;
        try {
            serviceInfo = URI.create((base.endsWith(API) ? base : base + API) + "/service-info");
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused<>("The base URL is not a URL.");
        }
        return http.get(serviceInfo, Map.of()).then(WesReachability::judge);
    }

    private static Outcome<ServerDescription> judge(Answer answer) {
        if (answer.isSuccess()) {
            return Outcome.ok(new ServerDescription("WES", "GA4GH WES", false, null, null, Map.of(), List.of()));
        }
        return switch (answer.status()) {
            case 401, 403 ->
                new Outcome.CredentialsRejected<>(
                        Outcome.TokenFault.INVALID, "The server tells strangers nothing about itself.");
            case 408, 429, 500, 502, 503, 504 ->
                new Outcome.Unreachable<>(
                        "The server answers HTTP " + answer.status() + ".", false, answer.retryAfter());
            default -> new Outcome.Malformed<>("There is no GA4GH WES at this address.", false);
        };
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
