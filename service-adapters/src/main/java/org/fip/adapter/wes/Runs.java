package org.fip.adapter.wes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fip.adapter.ApiToken;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.RemoteJob;
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
        return items(token).map(items -> items.stream().map(Runs::job).toList());
    }

    /**
     * Looks for the run with this tag. Only a server that shows its runs' tags can be believed that there is none; of others it
     * is {@link Refused}.
     */
    Outcome<RemoteJob> find(ApiToken token, String marker, boolean listsAllRuns) {
        if (!listsAllRuns) {
            return new Refused<>("This kind of server does not list its runs as they begin.");
        }
        return items(token).then(items -> find(token, marker, items));
    }

    private Outcome<RemoteJob> find(ApiToken token, String marker, List<ForeignJson> items) {
        boolean showsTags = items.isEmpty();
        int looks = 0;
        for (ForeignJson item : items) {
            ForeignJson tags = item.at("tags");
            if (!tags.isObject()) {
                if (looks++ >= MOST_LOOKED_AT) {
                    continue;
                }
                switch (api.run(token, item.at("run_id").text(""))) {
                    case Outcome.Ok<ForeignJson>(ForeignJson run) ->
                        tags = run.at("request").at("tags");
                    case NotFound<ForeignJson> gone -> {
                        continue;
                    }
                    case Outcome.Failure<ForeignJson> failure -> {
                        return failure.as();
                    }
                }
            }
            showsTags |= tags.isObject();
            if (tags.at(RunRequest.TAG).text("").equals(marker)) {
                return Outcome.ok(new RemoteJob(
                        item.at("run_id").text(""),
                        marker,
                        RunReader.state(item.at("state").text()),
                        null));
            }
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

    /** All pages; servers end them by a missing token, an empty one, an empty page, or by repeating themselves. */
    private Outcome<List<ForeignJson>> items(ApiToken token) {
        List<ForeignJson> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        @Nullable String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Outcome<ForeignJson> answer = api.runs(token, PAGE, next);
            if (!(answer instanceof Outcome.Ok<ForeignJson>(ForeignJson list))) {
                return answer.map(none -> List.of());
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
                break;
            }
        }
        return Outcome.ok(items);
    }
}
