package org.fip.adapter.cloudgene;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.fip.adapter.ApiToken;
import org.fip.adapter.AppForm;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.FetchReport;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.OutputSink;
import org.fip.adapter.RemoteJob;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteStatus;
import org.fip.adapter.ServerDescription;
import org.fip.adapter.Submission;
import org.fip.adapter.TokenOwner;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.fip.adapter.http.Answer;
import org.fip.adapter.http.RemoteHttp;
import org.fip.adapter.http.SentNames;
import org.jspecify.annotations.Nullable;

/** A Cloudgene 3 or 2 server. */
public final class CloudgeneServer implements ImputationServer {

    private static final String INPUT_SUFFIX = ".vcf.gz";
    private static final Pattern JOB_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private final RemoteHttp http;
    private final Endpoints endpoints;
    private final TokenCheck tokens;
    private final Verdict verdict;
    private final ServerInfo info;
    private final JobPages pages;
    private final Downloads downloads;

    /** {@code app} is the operator's choice of an application; without one it is discovered. */
    public CloudgeneServer(URI base, @Nullable String app, RemoteHttp http) {
        this.http = http;
        this.endpoints = new Endpoints(base);
        this.tokens = new TokenCheck(http, endpoints);
        this.verdict = new Verdict(tokens);
        this.info = new ServerInfo(http, endpoints, tokens, verdict, app);
        this.pages = new JobPages(http, endpoints, verdict);
        this.downloads = new Downloads(http, endpoints);
    }

    @Override
    public Outcome<ServerDescription> describe(@Nullable ApiToken token) {
        return info.describe(token);
    }

    @Override
    public Outcome<AppForm> discover(ApiToken token) {
        return info.appId(token)
                .then(appId -> http.get(endpoints.app(appId), TokenHeader.of(token))
                        .then(answer ->
                                answer.isSuccess() ? form(appId, answer) : noApp(verdict.onReading(answer, token))));
    }

    private static Outcome<AppForm> form(String appId, Answer answer) {
        return answer.json()
                .flatMap(description -> AppFormReader.read(appId, description))
                .<Outcome<AppForm>>map(Outcome::ok)
                .orElseGet(() -> new Malformed<>("The application's description cannot be read.", false));
    }

    @Override
    public Outcome<TokenOwner> verifyToken(ApiToken token) {
        return tokens.verify(token);
    }

    @Override
    public Outcome<String> submit(ApiToken token, Submission submission) throws IOException {
        boolean readable = SentNames.of(submission.inputFiles()).stream().allMatch(name -> name.endsWith(INPUT_SUFFIX));
        if (!readable) {
            // The server would take the upload and let the job fail in its first step.
            return new Refused<>("The server takes block-gzipped VCF files only (*" + INPUT_SUFFIX + ").");
        }
        return switch (info.appId(token)) {
            case Outcome.Failure<String> failure -> failure.as();
            case Outcome.Ok<String>(String appId) ->
                http.upload(endpoints.submit(appId), TokenHeader.of(token), SubmitForm.of(submission))
                        .then(answer -> submitted(answer, token));
        };
    }

    private Outcome<String> submitted(Answer answer, ApiToken token) {
        if (!answer.isSuccess()) {
            return noApp(verdict.onChange(answer, token));
        }
        ForeignJson body = answer.json().orElse(null);
        if (body != null && body.at("success").isFalse()) {
            return verdict.refused(ErrorText.of(answer).message());
        }
        String id = body == null ? "" : body.at("id").text("");
        return JOB_ID.matcher(id).matches()
                ? Outcome.ok(id)
                : new Malformed<>("The server took the job but did not say under which id.", true);
    }

    /** Without its application the server is of no use to us; that must not look like a vanished job. */
    private <T> Outcome<T> noApp(Outcome<T> outcome) {
        if (outcome instanceof NotFound<T>(String reason)) {
            info.forgetApp();
            return new Refused<>(reason);
        }
        return outcome;
    }

    @Override
    public Outcome<RemoteJob> findByMarker(ApiToken token, String marker) {
        return pages.newest(token, job -> job.name().equals(marker));
    }

    @Override
    public Outcome<RemoteStatus> status(ApiToken token, String externalId) {
        return job(token, externalId).map(JobReader::status);
    }

    @Override
    public Outcome<List<RemoteOutput>> outputs(ApiToken token, String externalId) {
        return job(token, externalId).map(JobReader::outputs);
    }

    private Outcome<ForeignJson> job(ApiToken token, String externalId) {
        return http.get(endpoints.job(externalId), TokenHeader.of(token))
                .then(answer -> answer.isSuccess() ? readJob(answer) : verdict.onReading(answer, token));
    }

    private static Outcome<ForeignJson> readJob(Answer answer) {
        return answer.json()
                .filter(JobReader::isJob)
                .<Outcome<ForeignJson>>map(Outcome::ok)
                .orElseGet(() -> new Malformed<>("The server's answer is no job.", false));
    }

    @Override
    public Outcome<FetchReport> fetch(
            ApiToken token, RemoteOutput output, @Nullable ArchivePassword password, OutputSink sink)
            throws IOException {
        // The hash in the link is the permission; the token has no business there.
        return downloads.fetch(output, password, sink);
    }

    @Override
    public Outcome<RemoteStatus> cancel(ApiToken token, String externalId) {
        Outcome<RemoteStatus> cancelled = http.change(endpoints.cancel(externalId), TokenHeader.of(token))
                .then(answer -> answer.isSuccess()
                        ? readJob(answer).map(JobReader::status)
                        : verdict.<RemoteStatus>onChange(answer, token));
        // Version 2 says "not found" of a job that has finished; a job that is really gone says so again.
        return cancelled instanceof NotFound<RemoteStatus> ? status(token, externalId) : cancelled;
    }

    @Override
    public Outcome<Done> restart(ApiToken token, String externalId) {
        return http.change(endpoints.restart(externalId), TokenHeader.of(token)).then(answer -> {
            if (answer.status() == 403) {
                return tokens.verify(token)
                        .then(owner -> new Refused<>(
                                "This server lets only a logged-in user restart a job, not an API token."));
            }
            if (!answer.isSuccess()) {
                return verdict.onChange(answer, token);
            }
            boolean refused =
                    answer.json().map(body -> body.at("success").isFalse()).orElse(true);
            return refused ? new Refused<>(PlainText.line(ErrorText.of(answer).message(), 300)) : Outcome.ok(Done.DONE);
        });
    }

    @Override
    public Outcome<List<RemoteJob>> listJobs(ApiToken token) {
        return pages.all(token);
    }
}
