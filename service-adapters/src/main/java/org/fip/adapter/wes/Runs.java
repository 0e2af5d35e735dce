package org.fip.adapter.wes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fip.adapter.ApiToken;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.RemoteJob;
import org.fip.adapter.RemoteState;
import org.fip.adapter.foreign.ForeignJson;
import org.jspecify.annotations.Nullable;

/** The list of a user's runs, and the search for one by its tag. */
final class Runs {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;
    private static final int MOST_LOOKED_AT = 100;

    private final WesApi api;

    Runs(WesApi api) {
        this.api = api;
    }

    Outcome<List<RemoteJob>> all(ApiToken token) {
        return list(token).map(list -> list.items().stream().map(Runs::job).toList());
    }

    /** What the list says of one run; {@link RemoteState#UNKNOWN} when it is not in it. */
    Outcome<RemoteState> stateOf(ApiToken token, String runId) {
        return list(token)
                .map(list -> list.items().stream()
                        .filter(item -> item.at("run_id").text("").equals(runId))
                        .map(item -> RunReader.state(item.at("state").text()))
                        .findFirst()
                        .orElse(RemoteState.UNKNOWN));
    }

    /**
     * Looks for the run with this tag. Only a server that shows all its runs and their tags can be believed that there is none;
     * of others it is {@link Refused}. Servers keep what is left of a rejected POST, with its tags, beside the run that works.
     */
    Outcome<RemoteJob> find(ApiToken token, String marker, boolean listsAllRuns) {
        if (!listsAllRuns) {
            return new Refused<>("This kind of server does not list its runs as they begin.");
        }
        return list(token).then(list -> find(token, marker, list));
    }

    private Outcome<RemoteJob> find(ApiToken token, String marker, Listing list) {
        @Nullable RemoteJob leftover = null;
        boolean showsTags = list.items().isEmpty();
        boolean sawAll = list.isWhole();
        int looks = 0;
        for (ForeignJson item : list.items()) {
            ForeignJson tags = item.at("tags");
            if (!tags.isObject()) {
                if (looks++ >= MOST_LOOKED_AT) {
                    sawAll = false;
                    continue;
                }
                switch (api.run(token, item.at("run_id").text(""))) {
                    case Outcome.Ok<ForeignJson>(ForeignJson run) ->
                        tags = run.at("request").at("tags");
                    case NotFound<ForeignJson> gone -> {
                        continue;
                    }
                    case CredentialsRejected<ForeignJson>(Outcome.TokenFault fault, String reason)
                    when fault == Outcome.TokenFault.OTHER_ACCOUNT -> {
                        // Somebody else's, so not this job's.
                        continue;
                    }
                    case Outcome.Failure<ForeignJson> failure -> {
                        return failure.as();
                    }
                }
            }
            showsTags |= tags.isObject();
            if (tags.at(RunRequest.TAG).text("").equals(marker)) {
                RemoteJob job = new RemoteJob(
                        item.at("run_id").text(""),
                        marker,
                        RunReader.state(item.at("state").text()),
                        null);
                if (job.state() != RemoteState.FAILED) {
                    return Outcome.ok(job);
                }
                leftover = leftover == null ? job : leftover;
            }
        }
        if (leftover != null) {
            return Outcome.ok(leftover);
        }
        if (!sawAll) {
            return new Refused<>("The server has more runs than could be looked at.");
        }
        return showsTags
                ? new NotFound<>("No run carries the mark.")
                : new Refused<>("This server does not show the tags of its runs.");
    }

    private static RemoteJob job(ForeignJson item) {
        return new RemoteJob(
                item.at("run_id").text(""),
                item.at("tags").at(RunRequest.TAG).text(""),
                RunReader.state(item.at("state").text()),
                RunReader.time(item.at("start_time").text()));
    }

    /**
     * A user's runs.
     *
     * @param isWhole false when there were more than are worth reading
     */
    private record Listing(List<ForeignJson> items, boolean isWhole) {}

    /** All pages; servers end them by a missing token, an empty one, an empty page, or by repeating themselves. */
    private Outcome<Listing> list(ApiToken token) {
        List<ForeignJson> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        @Nullable String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Outcome<ForeignJson> answer = api.runs(token, PAGE, next);
            if (answer instanceof NotFound<ForeignJson>(String reason)) {
                return new Refused<>("This server does not list its runs: " + reason);
            }
            if (!(answer instanceof Outcome.Ok<ForeignJson>(ForeignJson list))) {
                return answer.map(none -> new Listing(List.of(), false));
            }
            List<ForeignJson> here = list.has("runs")
                    ? list.at("runs").items()
                    : list.at("workflows").items();
            boolean fresh = false;
            for (ForeignJson item : here) {
                String id = item.at("run_id").text("");
                if (!id.isEmpty() && seen.add(id)) {
                    items.add(item);
                    fresh = true;
                }
            }
            next = list.at("next_page_token").text();
            if (!fresh || next == null) {
                return Outcome.ok(new Listing(items, true));
            }
        }
        return Outcome.ok(new Listing(items, false));
    }
}
