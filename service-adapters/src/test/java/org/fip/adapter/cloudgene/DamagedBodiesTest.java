package org.fip.adapter.cloudgene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fip.adapter.ApiToken;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.Outcome;
import org.fip.adapter.RecordedServer;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteStatus;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.foreign.PlainText;
import org.fip.adapter.http.Answer;
import org.fip.adapter.http.RemoteHttp;

/** Whatever a server sends, the readers end in a value or a typed outcome, and no damage turns into a terminal state. */
class DamagedBodiesTest {

    static final List<String> RECORDINGS = List.of(
            "cloudgene/v3/server",
            "cloudgene/v3/app",
            "cloudgene/v3/job-success",
            "cloudgene/v3/job-failed",
            "cloudgene/v3/jobs-page1",
            "cloudgene/v3/unauthorized",
            "cloudgene/v3/access-denied",
            "cloudgene/v2/job-success",
            "cloudgene/v2/app",
            "cloudgene/proxy-502");

    @Property(tries = 500)
    void a_cut_or_changed_body_is_read_or_refused_but_never_throws(@ForAll("damagedBodies") String body) {
        Answer answer = new Answer(200, "application/json", null, null, body);
        readEverything(answer);
    }

    @Property(tries = 500)
    void a_cut_job_is_no_job(@ForAll("cutJobs") String body) {
        assertThat(ForeignJson.read(body)).isEmpty();
    }

    @Property(tries = 300)
    void any_json_is_read_or_refused_but_never_throws(@ForAll("json") String body) {
        readEverything(new Answer(200, null, null, null, body));
    }

    @Property(tries = 300)
    void any_error_of_any_status_has_a_typed_meaning(
            @ForAll("statuses") int status, @ForAll("damagedBodies") String body) {
        Answer answer = new Answer(status, "text/html", "nginx", null, body);
        // Loopback is refused, so that a verdict which wants to verify the token gets no further.
        try (RemoteHttp nowhere = new RemoteHttp(ConnectionLimits.defaults())) {
            Verdict verdict = new Verdict(new TokenCheck(nowhere, new Endpoints(URI.create("http://127.0.0.1:9"))));
            ApiToken token = new ApiToken("x");
            for (Outcome<String> outcome : List.<Outcome<String>>of(
                    verdict.onReading(answer, token), verdict.onChange(answer, token), Verdict.onDownload(answer))) {
                assertThat(outcome).isInstanceOf(Outcome.Failure.class);
                assertThat(((Outcome.Failure<String>) outcome).reason())
                        .isNotBlank()
                        .hasSizeLessThan(400);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Property(tries = 500)
    void any_text_becomes_short_text_without_markup(@ForAll String html) {
        assertThat(PlainText.of(html)).hasSizeLessThanOrEqualTo(PlainText.MAX_LENGTH);
    }

    static void readEverything(Answer answer) {
        Optional<ForeignJson> json = answer.json();
        json.ifPresent(body -> {
            AppFormReader.read("app", body);
            AppChoice.from(body);
            body.at("data").items().forEach(DamagedBodiesTest::readJob);
            readJob(body);
        });
        assertThat(ErrorText.of(answer).message()).isNotBlank();
    }

    private static void readJob(ForeignJson job) {
        if (!JobReader.isJob(job)) {
            return;
        }
        RemoteStatus status = JobReader.status(job);
        assertThat(status.progressPercentage()).isBetween(0, 100);
        assertThat(status.state()).isNotNull();
        for (RemoteOutput output : JobReader.outputs(job)) {
            assertThat(output.name()).doesNotContain("..", "\\");
        }
        JobReader.summary(job);
    }

    @Provide
    Arbitrary<String> damagedBodies() {
        return Combinators.combine(
                        Arbitraries.of(RECORDINGS).map(RecordedServer::body),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.strings().ofMaxLength(4))
                .as((body, at, keep, graft) -> {
                    int cut = (int) (at * body.length());
                    int rest = keep < 0.3 ? body.length() : Math.min(body.length(), cut + (int) (keep * 10));
                    return body.substring(0, cut) + graft + body.substring(rest);
                });
    }

    @Provide
    Arbitrary<String> cutJobs() {
        String job = RecordedServer.body("cloudgene/v3/job-success");
        return Arbitraries.integers().between(0, job.length() - 1).map(end -> job.substring(0, end));
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> names = Arbitraries.of(
                "id",
                "state",
                "steps",
                "name",
                "logMessages",
                "message",
                "type",
                "outputParams",
                "files",
                "hash",
                "data",
                "params",
                "values",
                "key",
                "value",
                "bind",
                "apps",
                "positionInQueue",
                "startTime",
                "count",
                "size");
        Arbitrary<String> leaves = Arbitraries.of(
                "null",
                "true",
                "\"\"",
                "\"x\"",
                "\"-1\"",
                "4",
                "-1",
                "1e400",
                "99999999999999999999",
                "1.5",
                "[]",
                "{}");
        Arbitrary<String> nested = Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        Combinators.combine(names, inner).as((name, value) -> "{\"" + name + "\":" + value + "}"),
                        inner.list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]")),
                0,
                5);
        return Combinators.combine(names, nested, leaves)
                .as((name, one, two) -> "{\"id\":\"job\",\"state\":" + two + ",\"" + name + "\":" + one + "}");
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.integers().between(300, 599);
    }
}
