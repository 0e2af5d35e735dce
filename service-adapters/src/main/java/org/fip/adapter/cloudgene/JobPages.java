package org.fip.adapter.cloudgene;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.fip.adapter.ApiToken;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.RemoteJob;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.http.Answer;
import org.fip.adapter.http.RemoteHttp;

/** Turns the pages of the user's job list, newest first, 15 jobs each. */
final class JobPages {

    private static final int MAX_PAGES = 500;

    private final RemoteHttp http;
    private final Endpoints endpoints;
    private final Verdict verdict;

    JobPages(RemoteHttp http, Endpoints endpoints, Verdict verdict) {
        this.http = http;
        this.endpoints = endpoints;
        this.verdict = verdict;
    }

    Outcome<List<RemoteJob>> all(ApiToken token) {
        return until(token, job -> false);
    }

    Outcome<RemoteJob> newest(ApiToken token, Predicate<RemoteJob> wanted) {
        return until(token, wanted).then(seen -> {
            boolean found = !seen.isEmpty() && wanted.test(seen.getLast());
            return found ? Outcome.ok(seen.getLast()) : new NotFound<>("No job of this account carries the marker.");
        });
    }

    /** All jobs up to and including the first that is wanted. */
    private Outcome<List<RemoteJob>> until(ApiToken token, Predicate<RemoteJob> wanted) {
        List<RemoteJob> jobs = new ArrayList<>();
        long page = 1;
        for (int turned = 0; turned < MAX_PAGES; turned++) {
            Outcome<ForeignJson> answer = page(token, page);
            if (!(answer instanceof Outcome.Ok<ForeignJson>(ForeignJson body))) {
                return answer.map(unreached -> jobs);
            }
            for (ForeignJson item : body.at("data").items()) {
                if (!JobReader.isJob(item)) {
                    // Skipping it could hide the very job that is looked for, and it would be submitted twice.
                    return new Malformed<>("The server's job list holds something that is no job.", false);
                }
                RemoteJob job = JobReader.summary(item);
                jobs.add(job);
                if (wanted.test(job)) {
                    return Outcome.ok(jobs);
                }
            }
            Long next = body.at("next").number();
            if (next == null || next <= page || body.at("data").items().isEmpty()) {
                return Outcome.ok(jobs);
            }
            page = next;
        }
        return Outcome.ok(jobs);
    }

    private Outcome<ForeignJson> page(ApiToken token, long page) {
        return http.get(endpoints.jobs(page), TokenHeader.of(token))
                .then(answer -> answer.isSuccess() ? read(answer) : verdict.onReading(answer, token));
    }

    private static Outcome<ForeignJson> read(Answer answer) {
        return answer.json()
                .filter(body -> body.at("data").isArray())
                .<Outcome<ForeignJson>>map(Outcome::ok)
                .orElseGet(() -> new Malformed<>("The server's answer is no job list.", false));
    }
}
