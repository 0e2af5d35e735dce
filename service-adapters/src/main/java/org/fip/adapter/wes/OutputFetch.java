package org.fip.adapter.wes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fip.adapter.ApiToken;
import org.fip.adapter.FetchReport;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.Gone;
import org.fip.adapter.Outcome.Loss;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.OutputSink;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteOutput.Kind;
import org.fip.adapter.archive.Delivery;
import org.fip.adapter.foreign.ForeignAddress;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.http.Answer;
import org.fip.adapter.http.Redirects;
import org.fip.adapter.http.RemoteHttp;
import org.fip.adapter.wes.VerifiedStream.Promise;

/** Fetches one file of a run. The token goes to the server itself and nowhere else: not to storage, not to a DRS elsewhere. */
final class OutputFetch {

    /** A log may be endless; the beginning is what people read. */
    private static final int MAX_LOG = 1 << 20;

    private final RemoteHttp http;
    private final WesApi api;
    private final URI address;
    private final ApiToken token;

    OutputFetch(RemoteHttp http, WesApi api, URI address, ApiToken token) {
        this.http = http;
        this.api = api;
        this.address = address;
        this.token = token;
    }

    Outcome<FetchReport> fetch(RemoteOutput output, OutputSink sink) throws IOException {
        Optional<OutputReference> reference = OutputReference.decoded(output.reference());
        if (reference.isEmpty()) {
            return new Malformed<>("The file's place cannot be read.", false);
        }
        return switch (reference.get()) {
            case OutputReference.Log log -> text(output, log, sink);
            case OutputReference.LogFile log -> file(output, log.logUrl(), this::beginning, sink);
            case OutputReference.File file ->
                file(
                        output,
                        file.url(),
                        content -> new VerifiedStream(content, Promise.of(file.checksum(), file.size())),
                        sink);
        };
    }

    private Outcome<FetchReport> text(RemoteOutput output, OutputReference.Log log, OutputSink sink)
            throws IOException {
        return switch (api.run(token, log.runId())) {
            case Outcome.Failure<ForeignJson> failure -> failure.as();
            case Outcome.Ok<ForeignJson>(ForeignJson run) -> {
                byte[] bytes = run.at("run_log").at(log.stream()).text("").getBytes(StandardCharsets.UTF_8);
                yield deliver(output, beginning(new ByteArrayInputStream(bytes)), sink);
            }
        };
    }

    private Outcome<FetchReport> file(
            RemoteOutput output, String url, UnaryOperator<InputStream> reading, OutputSink sink) throws IOException {
        return switch (resolved(url)) {
            case Outcome.Failure<URI> failure -> dispensable(output, failure.as());
            case Outcome.Ok<URI>(URI place) ->
                dispensable(
                        output,
                        download(
                                place,
                                http.limits().downloadTimeout(),
                                content -> deliver(output, reading.apply(content), sink)));
        };
    }

    /** The end of a run's log at an address; a failure is whatever kept it from being read. */
    Outcome<String> endOfLog(URI log) {
        try {
            return switch (resolved(log.toString())) {
                case Outcome.Failure<URI> failure -> failure.as();
                case Outcome.Ok<URI>(URI place) ->
                    download(
                            place,
                            http.limits().readTimeout(),
                            content -> LogEnd.of(content)
                                    .<Outcome<String>>map(Outcome::ok)
                                    .orElseGet(() -> new Refused<>("The end of the log is too far.")));
            };
        } catch (IOException broken) {
            return new Outcome.Unreachable<>("The log broke off.", false, null);
        }
    }

    private interface Reading<T> {
        Outcome<T> of(InputStream content) throws IOException;
    }

    private <T> Outcome<T> download(URI place, Duration silence, Reading<T> reading) throws IOException {
        if (address.getScheme().equals("https") && place.getScheme().equals("http")) {
            return new Refused<>("The server sends the download over an unprotected connection.");
        }
        return http.download(place, headersFor(place), silence, new RemoteHttp.Receiver<>() {
            @Override
            public Outcome<T> body(InputStream content) throws IOException {
                return reading.of(content);
            }

            @Override
            public Outcome<T> refused(Answer answer) {
                if (answer.status() == 410) {
                    return new Gone<>(Loss.RETIRED, WesFault.message(answer));
                }
                // A link to storage opens it for a while; the run names a new one when it is asked again.
                return !Redirects.sameServer(address, place) && (answer.status() == 401 || answer.status() == 403)
                        ? new Outcome.Unreachable<>("The link to the file has run out.", false, null)
                        : WesFault.onReading(answer);
            }
        });
    }

    private Outcome<FetchReport> deliver(RemoteOutput output, InputStream content, OutputSink sink) throws IOException {
        return new Delivery(output, sink, http.limits().maxOutputBytes()).deliver(content, null);
    }

    private InputStream beginning(InputStream log) {
        return new FirstBytes(log, MAX_LOG);
    }

    private Map<String, String> headersFor(URI place) {
        return Redirects.sameServer(address, place) ? WesApi.bearer(token) : Map.of();
    }

    /** A log that nobody serves any more must not keep the results waiting. */
    private static Outcome<FetchReport> dispensable(RemoteOutput output, Outcome<FetchReport> outcome) {
        boolean neverComes = outcome instanceof NotFound
                || outcome instanceof Refused
                || outcome instanceof Malformed
                || outcome instanceof Outcome.CredentialsRejected
                || outcome instanceof Outcome.Unreachable;
        return output.kind() == Kind.LOG && neverComes && outcome instanceof Outcome.Failure<FetchReport> failure
                ? new Gone<>(Loss.RETIRED, failure.reason())
                : outcome;
    }

    /** The address of the bytes; a DRS id is looked up now, since what it leads to lives shortly. */
    private Outcome<URI> resolved(String url) {
        Optional<URI> uri = ForeignAddress.of(url);
        if (uri.isEmpty()) {
            return new Malformed<>("The file's address cannot be read.", false);
        }
        return "drs".equalsIgnoreCase(uri.get().getScheme())
                ? drs(uri.get())
                : Outcome.ok(OwnAddress.reachable(uri.get(), address));
    }

    private Outcome<URI> drs(URI id) {
        if (id.getRawAuthority() == null
                || id.getRawPath() == null
                || id.getRawPath().length() < 2) {
            return new Malformed<>("The DRS id does not name its server.", false);
        }
        // The id does not say how its server is reached; a site without TLS has none for its DRS either.
        URI object = URI.create(
                "%s://%s/ga4gh/drs/v1/objects%s".formatted(address.getScheme(), id.getRawAuthority(), id.getRawPath()));
        return http.get(object, headersFor(object))
                .then(answer -> answer.isSuccess()
                        ? answer.json().map(json -> access(object, json)).orElseGet(OutputFetch::noAccess)
                        : WesFault.onReading(answer));
    }

    private Outcome<URI> access(URI object, ForeignJson description) {
        List<ForeignJson> methods = description.at("access_methods").items();
        for (ForeignJson method : methods) {
            String url = method.at("access_url").at("url").text("");
            if (url.matches("(?i)https?://\\S+")) {
                return address(url);
            }
        }
        for (ForeignJson method : methods) {
            String id = method.at("access_id").text("");
            if (!id.isEmpty() && method.at("type").text("").matches("(?i)https?")) {
                URI access = URI.create(object + "/access/" + WesApi.encoded(id));
                return http.get(access, headersFor(access))
                        .then(answer -> answer.isSuccess()
                                ? answer.json()
                                        .map(json -> json.at("url").text(""))
                                        .filter(url -> url.matches("(?i)https?://\\S+"))
                                        .map(OutputFetch::address)
                                        .orElseGet(OutputFetch::noAccess)
                                : WesFault.onReading(answer));
            }
        }
        return noAccess();
    }

    private static Outcome<URI> address(String url) {
        return ForeignAddress.of(url).<Outcome<URI>>map(Outcome::ok).orElseGet(OutputFetch::noAccess);
    }

    private static Outcome<URI> noAccess() {
        return new Refused<>("The DRS offers no way to fetch the file from outside.");
    }
}
