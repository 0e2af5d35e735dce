package org.fip.adapter.wes;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fip.adapter.ApiToken;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.http.Answer;
import org.fip.adapter.http.RemoteHttp;
import org.jspecify.annotations.Nullable;

/** Where a server's API is, found once by asking for its service-info and remembered. */
final class WesApi {

    private static final String USUAL_PATH = "/ga4gh/wes/v1";

    private final URI base;
    private final RemoteHttp http;
    private volatile @Nullable URI found;

    WesApi(URI base, RemoteHttp http) {
        this.base = base;
        this.http = http;
    }

    static Map<String, String> bearer(@Nullable ApiToken token) {
        // Servers without accounts have tokens in our books that mean nothing to them; they ignore it.
        return token == null ? Map.of() : Map.of("Authorization", "Bearer " + token.value());
    }

    /** The server's own description; finds out where the API is. */
    Outcome<ServiceInfo> info(@Nullable ApiToken token) {
        URI known = found;
        Outcome<ServiceInfo> last = new Malformed<>("There is no GA4GH WES at this address.", false);
        for (URI candidate : known != null ? List.of(known) : candidates()) {
            Outcome<ServiceInfo> outcome = http.get(URI.create(candidate + "/service-info"), bearer(token))
                    .then(WesApi::described);
            if (outcome instanceof Outcome.Ok<ServiceInfo>) {
                found = candidate;
                return outcome;
            }
            if (!(outcome instanceof Malformed<ServiceInfo>) && !(outcome instanceof NotFound<ServiceInfo>)) {
                return outcome;
            }
            last = outcome;
        }
        return last instanceof NotFound<ServiceInfo>
                ? new Malformed<>("There is no GA4GH WES at this address.", false)
                : last;
    }

    /** Where calls go. */
    Outcome<URI> address(@Nullable ApiToken token) {
        URI known = found;
        return known != null
                ? Outcome.ok(known)
                : info(token).map(described -> java.util.Objects.requireNonNull(found));
    }

    private List<URI> candidates() {
        return base.getPath() != null && base.getPath().endsWith(USUAL_PATH)
                ? List.of(base)
                : List.of(URI.create(base + USUAL_PATH), base);
    }

    private static Outcome<ServiceInfo> described(Answer answer) {
        if (!answer.isSuccess()) {
            return WesFault.onReading(answer);
        }
        return answer.json()
                .flatMap(ServiceInfo::read)
                .<Outcome<ServiceInfo>>map(Outcome::ok)
                .orElseGet(() -> new Malformed<>("There is no GA4GH WES at this address.", false));
    }

    Outcome<ForeignJson> run(@Nullable ApiToken token, String runId) {
        return read(token, "/runs/" + encoded(runId));
    }

    Outcome<ForeignJson> status(@Nullable ApiToken token, String runId) {
        return read(token, "/runs/" + encoded(runId) + "/status");
    }

    Outcome<Answer> cancel(ApiToken token, String runId) {
        return address(token)
                .then(api -> http.post(URI.create(api + "/runs/" + encoded(runId) + "/cancel"), bearer(token)));
    }

    Outcome<ForeignJson> runs(ApiToken token, int pageSize, @Nullable String pageToken) {
        return read(
                token, "/runs?page_size=" + pageSize + (pageToken == null ? "" : "&page_token=" + encoded(pageToken)));
    }

    private Outcome<ForeignJson> read(@Nullable ApiToken token, String path) {
        return address(token)
                .then(api -> http.get(URI.create(api + path), bearer(token)))
                .then(answer -> answer.isSuccess() ? body(answer) : WesFault.onReading(answer));
    }

    /** Some servers answer 200 and say in the body that it is an error. */
    private static Outcome<ForeignJson> body(Answer answer) {
        ForeignJson json = answer.json().filter(ForeignJson::isObject).orElse(null);
        if (json == null) {
            return new Malformed<>("The server's answer is not what WES says.", false);
        }
        Long status = json.at("status_code").number();
        if (status == null || status < 400 || !json.has("msg")) {
            return Outcome.ok(json);
        }
        return status == 401 || status == 403
                ? new CredentialsRejected<>(Outcome.TokenFault.INVALID, WesFault.message(answer))
                : new NotFound<>(WesFault.message(answer));
    }

    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
