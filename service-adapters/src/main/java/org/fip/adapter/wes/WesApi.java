package org.fip.adapter.wes;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fip.adapter.ApiToken;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Unreachable;
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
            if (outcome instanceof Unreachable<ServiceInfo>) {
                return outcome;
            }
            // Some doors forbid what is not there at all, so a "no" at one place says nothing of the next; of two, the
            // one that understood the question is worth telling.
            last = tells(outcome) || !tells(last) ? outcome : last;
        }
        if (tells(last)) {
            return last;
        }
        // Some sites do not describe themselves; that they list runs is sign enough.
        for (URI candidate : candidates()) {
            if (runs(candidate, token, 1, null) instanceof Outcome.Ok<ForeignJson>) {
                found = candidate;
                return Outcome.ok(ServiceInfo.silent());
            }
        }
        return last instanceof NotFound<ServiceInfo>
                ? new Malformed<>("There is no GA4GH WES at this address.", false)
                : last;
    }

    private static boolean tells(Outcome<ServiceInfo> outcome) {
        return !(outcome instanceof Malformed<ServiceInfo>) && !(outcome instanceof NotFound<ServiceInfo>);
    }

    /** Where calls go. */
    Outcome<URI> address(@Nullable ApiToken token) {
        URI known = found;
        return known != null
                ? Outcome.ok(known)
                : info(token).map(described -> java.util.Objects.requireNonNull(found));
    }

    /** The operator may have written the address of the site, of its API, or of the page that describes it. */
    private List<URI> candidates() {
        URI root = URI.create(base.toString().replaceFirst("/service-info$", ""));
        return root.getPath() != null && root.getPath().endsWith(USUAL_PATH)
                ? List.of(root)
                : List.of(URI.create(root + USUAL_PATH), root);
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
        return place(token, runId).then(run -> read(token, run));
    }

    Outcome<ForeignJson> status(@Nullable ApiToken token, String runId) {
        return place(token, runId).then(run -> read(token, URI.create(run + "/status")));
    }

    Outcome<Answer> cancel(ApiToken token, String runId) {
        return place(token, runId).then(run -> http.post(URI.create(run + "/cancel"), bearer(token)));
    }

    /** A page of the list, which is a list for sure. */
    Outcome<ForeignJson> runs(ApiToken token, int pageSize, @Nullable String pageToken) {
        return address(token).then(api -> runs(api, token, pageSize, pageToken));
    }

    private Outcome<ForeignJson> runs(URI api, @Nullable ApiToken token, int pageSize, @Nullable String pageToken) {
        String query = "?page_size=" + pageSize + (pageToken == null ? "" : "&page_token=" + encoded(pageToken));
        return read(token, URI.create(api + "/runs" + query))
                .then(list -> list.has("runs") || list.has("workflows")
                        ? Outcome.ok(list)
                        : new Malformed<>("The server's answer is no list of runs.", false));
    }

    /** Where a run is; an id that would lead to another call leads nowhere. */
    private Outcome<URI> place(@Nullable ApiToken token, String runId) {
        return runId.matches("\\.{0,2}")
                ? new NotFound<>("The run's id is none.")
                : address(token).map(api -> URI.create(api + "/runs/" + encoded(runId)));
    }

    private Outcome<ForeignJson> read(@Nullable ApiToken token, URI place) {
        return http.get(place, bearer(token))
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
        return WesFault.onReading(status, WesFault.message(answer), answer.retryAfter());
    }

    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
