package org.fip.adapter;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.jspecify.annotations.Nullable;

/**
 * A server of which only the family is known: which dialect of it is spoken shows in its first answers, and is remembered. A
 * server that does not answer, or rejects the token, leaves the question open.
 */
final class RecognisedServer implements ImputationServer {

    private final ImputationServer usual;
    private final ImputationServer rare;
    private volatile @Nullable ImputationServer known;

    /** {@code usual} is asked first who it is; {@code rare} only when that is not what answers. */
    RecognisedServer(ImputationServer usual, ImputationServer rare) {
        this.usual = usual;
        this.rare = rare;
    }

    private Outcome<ImputationServer> server(@Nullable ApiToken token) {
        ImputationServer found = known;
        if (found != null) {
            return Outcome.ok(found);
        }
        return recognise(token).map(there -> Objects.requireNonNull(known));
    }

    /** What the server says of itself, whichever it is. */
    private Outcome<ServerDescription> recognise(@Nullable ApiToken token) {
        Outcome<ServerDescription> asUsual = usual.describe(token);
        if (!isForeign(asUsual)) {
            return asUsual.map(there -> remember(usual, there));
        }
        Outcome<ServerDescription> asRare = rare.describe(token);
        return isForeign(asRare) ? asUsual : asRare.map(there -> remember(rare, there));
    }

    private static boolean isForeign(Outcome<ServerDescription> outcome) {
        return outcome instanceof Malformed<ServerDescription> || outcome instanceof NotFound<ServerDescription>;
    }

    private ServerDescription remember(ImputationServer server, ServerDescription there) {
        known = server;
        return there;
    }

    @Override
    public Outcome<ServerDescription> describe(@Nullable ApiToken token) {
        ImputationServer found = known;
        return found == null ? recognise(token) : found.describe(token);
    }

    @Override
    public Outcome<AppForm> discover(ApiToken token) {
        return server(token).then(server -> server.discover(token));
    }

    @Override
    public Outcome<TokenOwner> verifyToken(ApiToken token) {
        return server(token).then(server -> server.verifyToken(token));
    }

    @Override
    public Outcome<String> submit(ApiToken token, Submission submission) throws IOException {
        return switch (server(token)) {
            case Outcome.Ok<ImputationServer>(ImputationServer server) -> server.submit(token, submission);
            case Outcome.Failure<ImputationServer> failure -> failure.as();
        };
    }

    @Override
    public Outcome<RemoteJob> findByMarker(ApiToken token, String marker) {
        return server(token).then(server -> server.findByMarker(token, marker));
    }

    @Override
    public Outcome<RemoteStatus> status(ApiToken token, String externalId) {
        return server(token).then(server -> server.status(token, externalId));
    }

    @Override
    public Outcome<List<RemoteOutput>> outputs(ApiToken token, String externalId) {
        return server(token).then(server -> server.outputs(token, externalId));
    }

    @Override
    public Outcome<FetchReport> fetch(
            ApiToken token, RemoteOutput output, @Nullable ArchivePassword password, OutputSink sink)
            throws IOException {
        return switch (server(token)) {
            case Outcome.Ok<ImputationServer>(ImputationServer server) -> server.fetch(token, output, password, sink);
            case Outcome.Failure<ImputationServer> failure -> failure.as();
        };
    }

    @Override
    public Outcome<RemoteStatus> cancel(ApiToken token, String externalId) {
        return server(token).then(server -> server.cancel(token, externalId));
    }

    @Override
    public Outcome<Done> restart(ApiToken token, String externalId) {
        return server(token).then(server -> server.restart(token, externalId));
    }

    @Override
    public Outcome<List<RemoteJob>> listJobs(ApiToken token) {
        return server(token).then(server -> server.listJobs(token));
    }
}
