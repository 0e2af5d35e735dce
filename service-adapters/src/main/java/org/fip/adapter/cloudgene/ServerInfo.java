package org.fip.adapter.cloudgene;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fip.adapter.ApiToken;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.ServerDescription;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.fip.adapter.http.Answer;
import org.fip.adapter.http.RemoteHttp;
import org.jspecify.annotations.Nullable;

/** What the server says of itself, and which of its applications jobs go to. */
final class ServerInfo {

    private static final int MAX_APPS = 100;

    private final RemoteHttp http;
    private final Endpoints endpoints;
    private final TokenCheck tokens;
    private final Verdict verdict;
    private final @Nullable String configuredApp;
    private volatile @Nullable String discoveredApp;

    ServerInfo(
            RemoteHttp http, Endpoints endpoints, TokenCheck tokens, Verdict verdict, @Nullable String configuredApp) {
        this.http = http;
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.verdict = verdict;
        this.configuredApp = configuredApp == null || configuredApp.isBlank() ? null : configuredApp.strip();
    }

    Outcome<ServerDescription> describe(@Nullable ApiToken token) {
        return http.get(endpoints.server(), TokenHeader.of(token))
                .then(answer -> read(answer, token).map(server -> description(answer, server)));
    }

    private ServerDescription description(Answer answer, ForeignJson server) {
        // The counters are a courtesy; a server without them is still described.
        Optional<ForeignJson> counters =
                http.get(endpoints.counters(), Map.of()) instanceof Outcome.Ok<Answer>(Answer counted)
                                && counted.isSuccess()
                        ? counted.json()
                        : Optional.empty();
        String message = PlainText.of(server.at("maintenaceMessage").text());
        List<String> apps = server.at("apps").items().stream()
                .map(app -> app.at("id").text(""))
                .filter(id -> !id.isEmpty())
                .limit(MAX_APPS)
                .toList();
        return new ServerDescription(
                PlainText.line(server.at("name").text("Cloudgene"), 200),
                software(answer, server),
                maintenance(server),
                maintenance(server) && !message.isEmpty() ? message : null,
                counters.map(all -> all.at("queue").at("size").number()).orElse(null),
                counters.map(all -> all.at("complete").numbers()).orElse(Map.of()),
                apps);
    }

    /** The key is misspelt by the servers; the right spelling is read too, should they mend it. */
    private static boolean maintenance(ForeignJson server) {
        return server.at("maintenace").isTrue() || server.at("maintenance").isTrue();
    }

    private static String software(Answer answer, ForeignJson server) {
        if (server.has("oauth")) {
            return "Cloudgene 3";
        }
        boolean restlet = answer.server() != null && answer.server().startsWith("Restlet");
        boolean plainText = answer.contentType() != null && answer.contentType().startsWith("text/plain");
        return restlet || plainText ? "Cloudgene 2" : "Cloudgene";
    }

    /** The application that jobs are submitted to; found once and remembered. */
    Outcome<String> appId(ApiToken token) {
        String known = configuredApp != null ? configuredApp : discoveredApp;
        if (known != null) {
            return Outcome.ok(known);
        }
        return http.get(endpoints.server(), TokenHeader.of(token))
                .then(answer -> read(answer, token))
                .then(server -> server.at("loggedIn").isFalse() ? stranger(token) : AppChoice.from(server))
                .map(this::remember);
    }

    private String remember(String app) {
        discoveredApp = app;
        return app;
    }

    /** The server answers strangers with an empty list instead of a refusal. */
    private Outcome<String> stranger(ApiToken token) {
        return tokens.verify(token)
                .then(owner ->
                        new Malformed<>("The server calls the token valid but treats it as a stranger's.", false));
    }

    void forgetApp() {
        discoveredApp = null;
    }

    private Outcome<ForeignJson> read(Answer answer, @Nullable ApiToken token) {
        if (!answer.isSuccess()) {
            return token == null ? verdict.onStranger(answer) : verdict.onReading(answer, token);
        }
        return answer.json()
                .filter(server -> server.at("apps").isArray() || server.has("maintenace"))
                .<Outcome<ForeignJson>>map(Outcome::ok)
                .orElseGet(() -> new Malformed<>("There is no Cloudgene at this address.", false));
    }
}
