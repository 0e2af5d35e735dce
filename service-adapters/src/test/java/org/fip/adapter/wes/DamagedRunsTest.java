package org.fip.adapter.wes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteStatus;
import org.fip.adapter.archive.SafeName;
import org.fip.adapter.foreign.ForeignJson;
import org.fip.adapter.http.Answer;

/** Whatever a site sends, the readers end in a value; names stay harmless and only the site's own words end a job. */
class DamagedRunsTest {
    static final String RUN = """
            {"run_id":"45c375e8","request":{"workflow_params":{"input":"target.vcf"},"tags":{"fip_job":"fip-42"}},"state":"COMPLETE",
             "run_log":{"cmd":["docker"],"start_time":"2026-11-23T20:00:03Z","end_time":"2026-11-23T20:00:14","stdout":"N E X T","stderr":"../../x"},
             "task_logs":[{"name":"QC","exit_code":1}],
             "outputs":[{"file_name":"imputed.vcf","file_url":"http://a/imputed.vcf"},{"location":"file:///x/y.vcf","checksum":"sha1$42","size":281}]}""";

    @Property(tries = 500)
    void a_cut_or_changed_run_never_throws(@ForAll("damaged") String body) {
        readEverything(body);
    }

    @Property(tries = 500)
    void any_json_never_throws(@ForAll("json") String body) {
        readEverything(body);
    }

    @Property(tries = 300)
    void any_error_has_a_typed_meaning(@ForAll("statuses") int status, @ForAll("damaged") String body) {
        Answer answer = new Answer(status, "text/html", "nginx", null, body);
        assertThat(WesFault.onReading(answer)).isInstanceOf(org.fip.adapter.Outcome.Failure.class);
        assertThat(WesFault.onSubmission(answer)).isInstanceOf(org.fip.adapter.Outcome.Failure.class);
        assertThat(WesFault.message(answer)).isNotBlank().hasSizeLessThan(400);
    }

    private static void readEverything(String body) {
        Optional<ForeignJson> json = ForeignJson.read(body);
        json.ifPresent(run -> {
            ServiceInfo.read(run);
            String word = run.at("state").text("");
            RemoteStatus status = RunReader.ended(word, run, RunLogs.within(run));
            assertThat(status.state().isTerminal())
                    .isEqualTo(java.util.Set.of(
                                    "COMPLETE", "EXECUTOR_ERROR", "SYSTEM_ERROR", "PREEMPTED", "CANCELED", "DELETED")
                            .contains(word.toUpperCase(java.util.Locale.ROOT)));
            for (RemoteOutput output : OutputWalk.of(run, new WesSettings.OutputLink("", "https://site.example"))) {
                assertThat(SafeName.of(output.name())).isPresent();
                OutputReference.decoded(output.reference());
            }
            LogText.address(
                    run.at("run_log").at("stdout").text(""), URI.create("https://site.example/ga4gh/wes/v1"), "1");
        });
    }

    @Provide
    Arbitrary<String> damaged() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, RUN.length() - 1),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.strings().ofMaxLength(8))
                .as((at, cut, junk) -> RUN.substring(0, at) + junk + RUN.substring(Math.min(RUN.length(), at + cut)));
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.integers().between(300, 599);
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> leaf = Arbitraries.of(
                "null",
                "true",
                "-1",
                "1e400",
                "\"\"",
                "\"file:///etc/passwd\"",
                "\"http://[bad\"",
                "\"../../a.vcf\"",
                "\"drs://x/y.vcf\"",
                "\"COMPLETE\"",
                "[]",
                "{}");
        Arbitrary<String> name = Arbitraries.of(
                "state",
                "outputs",
                "run_log",
                "stdout",
                "task_logs",
                "request",
                "workflow_params",
                "file_url",
                "location",
                "file_name",
                "size",
                "checksum",
                "S3",
                "filesystem",
                "workflow_type_versions",
                "system_state_counts",
                "QUEUED");
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        Combinators.combine(name, inner, name, inner)
                                .as((a, x, b, y) -> "{\"%s\":%s,\"%s\":%s}".formatted(a, x, b, y)),
                        Combinators.combine(inner, inner).as((x, y) -> "[" + x + "," + y + "]")),
                1,
                4);
    }
}
