package org.fip.adapter.simple;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fip.adapter.ApiToken;
import org.fip.adapter.AppForm;
import org.fip.adapter.AppForm.FormParameter;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.FetchReport;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.JwtClaims;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.OutputSink;
import org.fip.adapter.RemoteJob;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteState;
import org.fip.adapter.RemoteStatus;
import org.fip.adapter.ServerDescription;
import org.fip.adapter.Submission;
import org.fip.adapter.TokenOwner;
import org.fip.adapter.archive.Delivery;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.http.Answer;
import org.fip.adapter.http.RemoteHttp;
import org.fip.adapter.http.Upload;
import org.jspecify.annotations.Nullable;

/** A server of the simplified dialect. */
public final class SimpleServer implements ImputationServer {

    private static final String NO_JOB = "fip-no-such-job";
    private static final Set<Integer> NO_SUCH = Set.of(400, 404, 410, 422);
    private static final String RESULTS = "results.zip";
    private static final List<String> LISTS = List.of("data", "jobs", "items");
    private static final List<String> PARAMETERS = List.of("build", "phasing", "population", "mode");

    private final URI base;
    private final RemoteHttp http;

    public SimpleServer(URI base, RemoteHttp http) {
        this.base = base;
        this.http = http;
    }

    /** There is no call for it; that jobs are spoken of shows that somebody is there. */
    @Override
    public Outcome<ServerDescription> describe(@Nullable ApiToken token) {
        return greeted(token)
                .map(there -> new ServerDescription(
                        "Imputation server", "Simplified Michigan API", false, null, null, Map.of(), List.of()));
    }

    /** A list of jobs is the best question; a server that has none is asked for a job that cannot be. */
    private Outcome<Done> greeted(@Nullable ApiToken token) {
        return http.get(jobs(""), header(token)).then(answer -> {
            boolean unlisted = answer.status() == 404 || answer.status() == 405;
            return answer.isSuccess()
                    ? Outcome.ok(Done.DONE)
                    : unlisted ? greetedByJob(token) : SimpleFault.onReading(answer);
        });
    }

    private Outcome<Done> greetedByJob(@Nullable ApiToken token) {
        return http.get(job(NO_JOB, "/status"), header(token))
                .then(answer -> speaksOfJobs(answer) ? Outcome.ok(Done.DONE) : SimpleFault.onReading(answer));
    }

    /** Whether the words are about a job: frameworks say of a missing page no more than "not found". */
    private static boolean speaksOfJobs(Answer answer) {
        boolean json = answer.json().filter(ForeignJson::isObject).isPresent();
        boolean saysNo = NO_SUCH.contains(answer.status())
                && answer.message().toLowerCase(Locale.ROOT).contains("job");
        return json && (answer.isSuccess() || saysNo);
    }

    /** The dialect lists nothing; its parameters are the documented ones, and panels are the operator's to state. */
    @Override
    public Outcome<AppForm> discover(ApiToken token) {
        return describe(token)
                .map(there -> new AppForm(
                        "simple",
                        there.software(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        PARAMETERS.stream()
                                .map(id -> new FormParameter(
                                        id, "text", id, null, null, false, true, false, false, List.of(), null,
                                        List.of()))
                                .toList()));
    }

    @Override
    public Outcome<TokenOwner> verifyToken(ApiToken token) {
        return greeted(token)
                .map(there -> new TokenOwner(
                        JwtClaims.of(token).map(JwtClaims::username).orElse(""),
                        null,
                        null,
                        JwtClaims.of(token).map(JwtClaims::expiresAt).orElse(null)));
    }

    @Override
    public Outcome<String> submit(ApiToken token, Submission submission) throws IOException {
        Upload form = new Upload();
        value(form, "refpanel", submission.panelKey());
        value(form, "build", submission.build());
        value(form, "phasing", submission.phasing());
        value(form, "population", submission.population());
        value(form, "mode", submission.mode());
        value(form, "job-name", submission.marker());
        form.files("input-files", submission.inputFiles());
        return http.upload(jobs("/submit"), header(token), form).then(SimpleServer::submitted);
    }

    private static void value(Upload form, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            form.value(name, value);
        }
    }

    private static Outcome<String> submitted(Answer answer) {
        if (!answer.isSuccess()) {
            return SimpleFault.onSubmission(answer);
        }
        ForeignJson body = answer.json().orElse(null);
        if (body != null && body.at("success").isFalse()) {
            return SimpleFault.refused(answer.message());
        }
        String id = body == null ? "" : body.at("id").text(body.at("job_id").text(""));
        return id.isEmpty() || id.length() > 200
                ? new Malformed<>("The server took the job but did not say under which id.", true)
                : Outcome.ok(id);
    }

    @Override
    public Outcome<RemoteJob> findByMarker(ApiToken token, String marker) {
        return listJobs(token)
                .then(jobs -> jobs.stream()
                        .filter(job -> job.name().equals(marker))
                        .findFirst()
                        .<Outcome<RemoteJob>>map(Outcome::ok)
                        .orElseGet(() -> jobs.isEmpty()
                                        || jobs.stream()
                                                .anyMatch(job -> !job.name().isEmpty())
                                ? new NotFound<>("No job carries the mark.")
                                : new Refused<>("This server does not show the names of its jobs.")));
    }

    /** Not part of the documented dialect; where it is missing, nobody can say whether a job arrived. */
    @Override
    public Outcome<List<RemoteJob>> listJobs(ApiToken token) {
        return http.get(jobs(""), header(token)).then(answer -> {
            if (answer.status() == 404 || answer.status() == 405) {
                return new Refused<>("This server does not list its jobs.");
            }
            if (!answer.isSuccess()) {
                return SimpleFault.onReading(answer);
            }
            return answer.json().map(SimpleServer::jobs).orElseGet(() -> unreadable(answer));
        });
    }

    // JSON that broke off says nothing about what the server can do; a page for people does.
    private static Outcome<List<RemoteJob>> unreadable(Answer answer) {
        String body = answer.body().stripLeading();
        return body.startsWith("[") || body.startsWith("{")
                ? new Malformed<>("The server's list of jobs cannot be read.", false)
                : new Refused<>("This server does not list its jobs.");
    }

    private static Outcome<List<RemoteJob>> jobs(ForeignJson body) {
        if (!body.isArray() && LISTS.stream().noneMatch(body::has)) {
            // Taken for an empty list it would have a job that is there submitted again.
            return new Refused<>("This server does not list its jobs.");
        }
        List<ForeignJson> items = body.isArray()
                ? body.items()
                : LISTS.stream()
                        .map(name -> body.at(name).items())
                        .filter(list -> !list.isEmpty())
                        .findFirst()
                        .orElse(List.of());
        return Outcome.ok(items.stream()
                .map(item -> new RemoteJob(
                        item.at("id").text(item.at("job_id").text("")),
                        item.at("name").text(item.at("job-name").text("")),
                        SimpleState.of(item),
                        item.at("submitted_at").instant()))
                .toList());
    }

    @Override
    public Outcome<RemoteStatus> status(ApiToken token, String externalId) {
        return http.get(job(externalId, "/status"), header(token)).then(answer -> {
            if (!answer.isSuccess()) {
                return SimpleFault.onReading(answer);
            }
            Optional<ForeignJson> body = answer.json().filter(ForeignJson::isObject);
            return body.isPresent()
                    ? Outcome.ok(SimpleState.status(body.get()))
                    : new Malformed<>("The server's answer is no job.", false);
        });
    }

    @Override
    public Outcome<List<RemoteOutput>> outputs(ApiToken token, String externalId) {
        return status(token, externalId)
                .map(status -> status.state() == RemoteState.SUCCEEDED
                        ? List.of(new RemoteOutput(RESULTS, RemoteOutput.Kind.IMPUTED_ARCHIVE, externalId, null, null))
                        : List.of());
    }

    @Override
    public Outcome<FetchReport> fetch(
            ApiToken token, RemoteOutput output, @Nullable ArchivePassword password, OutputSink sink)
            throws IOException {
        return http.download(job(output.reference(), "/results"), header(token), new RemoteHttp.Receiver<>() {
            @Override
            public Outcome<FetchReport> body(InputStream content) throws IOException {
                return new Delivery(output, sink, http.limits().maxOutputBytes()).deliver(content, password);
            }

            @Override
            public Outcome<FetchReport> refused(Answer answer) {
                return answer.status() == 410
                        ? new Outcome.Gone<>(Outcome.Loss.RETIRED, answer.message())
                        : SimpleFault.onReading(answer);
            }
        });
    }

    /** The documented dialect has no cancellation; servers that have one take Cloudgene's. The job itself says what came of it. */
    @Override
    public Outcome<RemoteStatus> cancel(ApiToken token, String externalId) {
        return switch (http.change(job(externalId, "/cancel"), header(token))) {
            case Outcome.Ok<Answer>(Answer answer) when answer.status() == 401 -> SimpleFault.onReading(answer);
            case Outcome.Ok<Answer>(Answer answer)
            when answer.status() == 404 || answer.status() == 405 ->
                status(token, externalId)
                        .then(status -> status.state().isTerminal()
                                ? Outcome.ok(status)
                                : new Refused<>("This server does not cancel jobs."));
            case Outcome.Ok<Answer> heard -> status(token, externalId);
            case Outcome.Failure<Answer> failure -> failure.as();
        };
    }

    @Override
    public Outcome<Done> restart(ApiToken token, String externalId) {
        return new Refused<>("This server does not restart jobs.");
    }

    private URI jobs(String rest) {
        return URI.create(base + "/api/v2/jobs" + rest);
    }

    private URI job(String id, String rest) {
        return jobs("/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20") + rest);
    }

    private static Map<String, String> header(@Nullable ApiToken token) {
        return token == null ? Map.of() : Map.of("X-Auth-Token", token.value());
    }
}
