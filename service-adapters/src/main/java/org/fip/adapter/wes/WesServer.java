package org.fip.adapter.wes;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fip.adapter.ApiToken;
import org.fip.adapter.AppForm;
import org.fip.adapter.AppForm.FormParameter;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.FetchReport;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.JwtClaims;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.Outcome.Unreachable;
import org.fip.adapter.OutputSink;
import org.fip.adapter.RemoteJob;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteOutput.Kind;
import org.fip.adapter.RemoteState;
import org.fip.adapter.RemoteStatus;
import org.fip.adapter.ServerDescription;
import org.fip.adapter.Submission;
import org.fip.adapter.TokenOwner;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.http.RemoteHttp;
import org.fip.adapter.wes.WesSettings.Read;
import org.jspecify.annotations.Nullable;

/** A site that runs workflows for others. */
public final class WesServer implements ImputationServer {

    private static final List<String> PARAMETERS = List.of("build", "phasing", "population", "mode", "r2_filter");

    private final RemoteHttp http;
    private final WesApi api;
    private final Runs runs;
    private final Read settings;

    public WesServer(URI base, Map<String, String> config, RemoteHttp http) {
        this.http = http;
        this.api = new WesApi(base, http);
        this.runs = new Runs(api);
        this.settings = WesSettings.read(config);
    }

    @Override
    public Outcome<ServerDescription> describe(@Nullable ApiToken token) {
        return api.info(token).map(ServiceInfo::description);
    }

    @Override
    public Outcome<AppForm> discover(ApiToken token) {
        return usable().then(known ->
                api.info(token).then(info -> RunRequest.language(info, known).map(language -> form(known, language))));
    }

    /** What the workflow is told of; which values it takes, no server says. Panels are the operator's to state. */
    private static AppForm form(WesSettings settings, RunRequest.Language language) {
        List<FormParameter> parameters = PARAMETERS.stream()
                .filter(settings.parameters()::uses)
                .map(name -> name.equals("r2_filter") ? "r2Filter" : name)
                .map(id -> new FormParameter(
                        id, "text", id, null, null, false, true, false, false, List.of(), null, List.of()))
                .toList();
        return new AppForm(
                settings.workflowUrl(),
                // Which version of it the site has, no server says; that of the language is none of it.
                "%s (%s %s)".formatted(settings.workflowUrl(), language.type(), language.version()),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                parameters);
    }

    /** Listing runs is the cheapest call that needs a token where any does; servers without accounts take every token. */
    @Override
    public Outcome<TokenOwner> verifyToken(ApiToken token) {
        Outcome<TokenOwner> verified =
                api.info(token).then(info -> api.runs(token, 1, null)).map(list -> owner(token));
        return verified instanceof CredentialsRejected<TokenOwner>(Outcome.TokenFault fault, String reason)
                ? new CredentialsRejected<>(JwtClaims.faultOf(token, Instant.now()), reason)
                : verified;
    }

    private static TokenOwner owner(ApiToken token) {
        Optional<JwtClaims> claims = JwtClaims.of(token);
        return new TokenOwner(
                claims.map(JwtClaims::username).orElse(""),
                null,
                null,
                claims.map(JwtClaims::expiresAt).orElse(null));
    }

    @Override
    public Outcome<String> submit(ApiToken token, Submission submission) throws IOException {
        if (!(usable() instanceof Outcome.Ok<WesSettings>(WesSettings known))) {
            return usable().then(none -> new Refused<>(""));
        }
        return switch (api.info(token)) {
            case Outcome.Failure<ServiceInfo> failure -> failure.as();
            case Outcome.Ok<ServiceInfo>(ServiceInfo info) ->
                switch (RunRequest.language(info, known)) {
                    case Outcome.Failure<RunRequest.Language> failure -> failure.as();
                    case Outcome.Ok<RunRequest.Language>(RunRequest.Language language) ->
                        submit(token, submission, known, info, language);
                };
        };
    }

    private Outcome<String> submit(
            ApiToken token, Submission submission, WesSettings known, ServiceInfo info, RunRequest.Language language)
            throws IOException {
        RunRequest request = new RunRequest(known, language, submission);
        Optional<String> obstacle = request.obstacle();
        if (obstacle.isPresent()) {
            return new Refused<>(obstacle.get());
        }
        String parameters = request.parameters();
        if (info.starterKit()) {
            Optional<String> odd = ParameterTemplate.firstThatIsNoLink(parameters);
            if (odd.isPresent()) {
                return new Refused<>(
                        "This kind of site takes one plain value without blanks a parameter, and %s is none; with several"
                                        .formatted(odd.get())
                                + " files, give each a parameter of its own (${input_url_1} …) or send one file a job.");
            }
        }
        return switch (api.address(token)) {
            case Outcome.Failure<URI> failure -> failure.as();
            case Outcome.Ok<URI>(URI address) ->
                http.upload(URI.create(address + "/runs"), WesApi.bearer(token), request.form(parameters))
                        .then(answer -> answer.status() == 500 && request.hasLargeAttachment() && !info.listsAllRuns()
                                ? new Refused<>(
                                        "The site broke on the attached file; its operator must allow larger ones,"
                                                + " or the service's input_mode must be url.")
                                : RunRequest.started(answer));
        };
    }

    private Outcome<WesSettings> usable() {
        return switch (settings) {
            case Read.Usable(WesSettings known) -> Outcome.ok(known);
            case Read.Unusable(List<String> problems) ->
                new Refused<>("The service's settings are not complete: " + String.join("; ", problems));
        };
    }

    @Override
    public Outcome<RemoteJob> findByMarker(ApiToken token, String marker) {
        return api.info(token).then(info -> runs.find(token, marker, info.listsAllRuns()));
    }

    @Override
    public Outcome<List<RemoteJob>> listJobs(ApiToken token) {
        return runs.all(token);
    }

    @Override
    public Outcome<RemoteStatus> status(ApiToken token, String externalId) {
        Outcome<ForeignJson> status = api.status(token, externalId);
        if (status instanceof CredentialsRejected<ForeignJson>(Outcome.TokenFault fault, String reason)
                && fault == Outcome.TokenFault.OTHER_ACCOUNT) {
            return notOurs(token, externalId, reason);
        }
        if (status instanceof NotFound<ForeignJson>
                && api.run(token, externalId) instanceof Outcome.Ok<ForeignJson>(var run)
                && run.at("state").text() != null) {
            return Outcome.ok(status(token, externalId, run.at("state").text(""), run));
        }
        return status.map(answer -> {
            String word = answer.at("state").text("");
            return RunReader.state(word).isTerminal()
                    ? status(token, externalId, word, log(token, externalId))
                    : RunReader.underWay(word);
        });
    }

    /** Of a run that was deleted at the site some servers say that it is nobody's; their list knows better. */
    private Outcome<RemoteStatus> notOurs(ApiToken token, String externalId, String reason) {
        return switch (runs.stateOf(token, externalId)) {
            case Outcome.Ok<RemoteState>(RemoteState state)
            when state == RemoteState.RETIRED -> Outcome.ok(RunReader.underWay("DELETED"));
            case CredentialsRejected<RemoteState> rejected -> rejected.as();
            case Outcome<RemoteState> other -> new CredentialsRejected<>(Outcome.TokenFault.OTHER_ACCOUNT, reason);
        };
    }

    private RemoteStatus status(ApiToken token, String externalId, String word, ForeignJson run) {
        return RunReader.state(word).isTerminal()
                ? RunReader.ended(word, run, logs(token, externalId, run))
                : RunReader.underWay(word);
    }

    /** Many servers keep what a run wrote at an address of its own; a log that cannot be had must not matter. */
    private RunLogs logs(ApiToken token, String externalId, ForeignJson run) {
        RunLogs within = RunLogs.within(run);
        return stream -> {
            String value = run.at("run_log").at(stream).text("");
            return api.address(token) instanceof Outcome.Ok<URI>(URI address)
                            && LogText.address(value, address, externalId).orElse(null) instanceof URI place
                            && new OutputFetch(http, api, address, token).endOfLog(place)
                                    instanceof Outcome.Ok<String>(String end)
                    ? end
                    : within.text(stream);
        };
    }

    /** The run with its log; some servers never have one for a run that failed early. */
    private ForeignJson log(ApiToken token, String externalId) {
        return api.run(token, externalId) instanceof Outcome.Ok<ForeignJson>(ForeignJson run)
                ? run
                : ForeignJson.read("{}").orElseThrow();
    }

    @Override
    public Outcome<List<RemoteOutput>> outputs(ApiToken token, String externalId) {
        return api.address(token).then(address -> switch (api.run(token, externalId)) {
            case NotFound<ForeignJson>(String reason) -> withoutLog(token, externalId, reason);
            // What is listed earlier is not whole.
            case Outcome.Ok<ForeignJson>(ForeignJson run)
            when !stateOf(run).isTerminal() ->
                new Unreachable<>("The site has not listed its results yet.", false, null);
            case Outcome.Ok<ForeignJson>(ForeignJson run) -> Outcome.ok(outputs(address, externalId, run));
            case Outcome.Failure<ForeignJson> failure -> failure.as();
        });
    }

    /** Some servers never have a log of a run that failed early; of one that worked it is still to come. */
    private Outcome<List<RemoteOutput>> withoutLog(ApiToken token, String externalId, String reason) {
        return api.status(token, externalId)
                .then(status -> stateOf(status) == RemoteState.FAILED || stateOf(status) == RemoteState.CANCELLED
                        ? Outcome.ok(List.of())
                        : new Unreachable<>(reason, false, null));
    }

    private static RemoteState stateOf(ForeignJson run) {
        return RunReader.state(run.at("state").text());
    }

    private List<RemoteOutput> outputs(URI address, String externalId, ForeignJson run) {
        List<RemoteOutput> outputs = new ArrayList<>();
        for (String stream : List.of("stdout", "stderr")) {
            log(address, externalId, run, stream).ifPresent(outputs::add);
        }
        OutputWalk.of(run, settings instanceof Read.Usable(WesSettings known) ? known.outputLink() : null).stream()
                // Reports tell why a run failed; genotypes of one that did are not to be trusted.
                .filter(output -> stateOf(run) == RemoteState.SUCCEEDED || output.kind() != Kind.IMPUTED_ARCHIVE)
                .forEach(outputs::add);
        outputs.sort(Comparator.comparing(RemoteOutput::kind));
        return outputs;
    }

    private static Optional<RemoteOutput> log(URI address, String externalId, ForeignJson run, String stream) {
        String value = run.at("run_log").at(stream).text("");
        Optional<OutputReference> reference = LogText.address(value, address, externalId)
                .<OutputReference>map(uri -> new OutputReference.LogFile(uri.toString()))
                .or(() -> LogText.isTextItself(value)
                        ? Optional.of(new OutputReference.Log(externalId, stream))
                        : Optional.empty());
        return reference.map(
                found -> new RemoteOutput("logs/" + stream + ".txt", Kind.LOG, found.encoded(), null, null));
    }

    @Override
    public Outcome<FetchReport> fetch(
            ApiToken token, RemoteOutput output, @Nullable ArchivePassword password, OutputSink sink)
            throws IOException {
        if (output.atSite() != null) {
            return new Refused<>("The file lies at the site and cannot be fetched from outside.");
        }
        return switch (api.address(token)) {
            case Outcome.Failure<URI> failure -> failure.as();
            case Outcome.Ok<URI>(URI address) -> new OutputFetch(http, api, address, token).fetch(output, sink);
        };
    }

    /** The answer to a cancellation says only that it was heard, if that; the run itself says what came of it. */
    @Override
    public Outcome<RemoteStatus> cancel(ApiToken token, String externalId) {
        return switch (api.cancel(token, externalId)) {
            case Outcome.Ok<?>(org.fip.adapter.http.Answer answer)
            when answer.status() == 401 -> WesFault.onReading(answer);
            case Outcome.Ok<?> heard -> status(token, externalId);
            case Outcome.Failure<?> failure -> failure.as();
        };
    }

    @Override
    public Outcome<Done> restart(ApiToken token, String externalId) {
        return new Refused<>("Workflow services do not restart runs.");
    }
}
