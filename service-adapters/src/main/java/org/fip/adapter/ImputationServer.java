package org.fip.adapter;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One external imputation server, asked in the platform's words; thread-safe.
 *
 * <p>What the server does or fails to do is always an {@link Outcome}. An exception means that <em>our</em> side failed: an
 * input file that could not be read, or a sink that did not take an output.
 */
public interface ImputationServer {

    /** Who the server is and whether it works; {@code token} may be missing, it then tells only what strangers may know. */
    Outcome<ServerDescription> describe(@Nullable ApiToken token);

    /** The submission form as the owner of this token sees it: panels, populations and every other parameter. */
    Outcome<AppForm> discover(ApiToken token);

    /** Whose token this is and how long it lives, without side effects; a dead one is {@link Outcome.CredentialsRejected}. */
    Outcome<TokenOwner> verifyToken(ApiToken token);

    /**
     * Uploads the input and starts a job; returns its external id. There is no second try inside: when the outcome says
     * {@link Outcome#mayHaveArrived()}, look with {@link #findByMarker} before submitting again.
     *
     * @throws IOException only when an input file could not be read; the server then started no job
     */
    Outcome<String> submit(ApiToken token, Submission submission) throws IOException;

    /** The newest job of this token's owner that carries the marker; {@link Outcome.NotFound} when there is none. */
    Outcome<RemoteJob> findByMarker(ApiToken token, String marker);

    /** Where a job stands, with its messages; {@link Outcome.NotFound} when the server no longer knows it. */
    Outcome<RemoteStatus> status(ApiToken token, String externalId);

    /**
     * The files that a job offers, quality reports first. Also failed and cancelled jobs have some: they explain the failure.
     */
    Outcome<List<RemoteOutput>> outputs(ApiToken token, String externalId);

    /**
     * Fetches one output with exactly one request and hands it to the sink as plain files: an archive is opened while it
     * streams. The dialect decides whether the output's place may see the token.
     *
     * @throws IOException only what the sink itself threw; a failing transfer is an outcome
     */
    Outcome<FetchReport> fetch(ApiToken token, RemoteOutput output, @Nullable ArchivePassword password, OutputSink sink)
            throws IOException;

    /**
     * Asks the server to stop a job; answers how the job then stands. Stopping a finished job changes nothing. For a moment
     * afterwards some servers show other states before they settle on {@link RemoteState#CANCELLED}: whoever has cancelled
     * takes any terminal state as the end.
     */
    Outcome<RemoteStatus> cancel(ApiToken token, String externalId);

    /**
     * Starts a {@link RemoteState#DEAD} job again under the same id; {@link Outcome.Refused} where the server does not let an
     * API token do so.
     */
    Outcome<Done> restart(ApiToken token, String externalId);

    /** All jobs of this token's owner that the server still lists, newest first. */
    Outcome<List<RemoteJob>> listJobs(ApiToken token);

    /** The value of an outcome that has nothing to tell but that it happened. */
    enum Done {
        DONE
    }
}
