package org.fip.sandbox.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fip.adapter.ApiToken;
import org.fip.adapter.ArchivePassword;
import org.fip.adapter.ConnectionLimits;
import org.fip.adapter.ImputationServer;
import org.fip.adapter.ImputationServers;
import org.fip.adapter.InputFile;
import org.fip.adapter.Outcome;
import org.fip.adapter.Outcome.CredentialsRejected;
import org.fip.adapter.Outcome.Damaged;
import org.fip.adapter.Outcome.Gone;
import org.fip.adapter.Outcome.Maintenance;
import org.fip.adapter.Outcome.Malformed;
import org.fip.adapter.Outcome.NotFound;
import org.fip.adapter.Outcome.Refused;
import org.fip.adapter.Outcome.SlotLimit;
import org.fip.adapter.Outcome.Unreachable;
import org.fip.adapter.RemoteJob;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteOutput.Kind;
import org.fip.adapter.RemoteState;
import org.fip.adapter.RemoteStatus;
import org.fip.adapter.Submission;
import org.fip.sandbox.RunningSandbox;
import org.fip.sandbox.demo.DemoData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The one behaviour that the platform expects of every kind of server, asked of the sandbox by the platform's own client. Where
 * a kind cannot do something, it says so in a typed outcome; nothing else differs. Jobs are light, so that no time is lost.
 */
class EveryDialectIT {

    private static final String FAULTS = "/sandbox/faults";
    private static final String[] OPERATOR = {
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString("admin:Admin123".getBytes(StandardCharsets.UTF_8))
    };

    @TempDir
    static Path folder;

    private static RunningSandbox sandbox;
    private static RunningSandbox starterKit;
    private static ImputationServers servers;
    private static byte[] vcf = {};
    private static int users;

    private final ArchivePassword password = ArchivePassword.generate();

    @BeforeAll
    static void start() throws IOException {
        Path target = folder.resolve("target.vcf.gz");
        DemoData.generate().writeTarget(target);
        vcf = Files.readAllBytes(target);
        sandbox = light("data");
        starterKit = light("starter-kit", "--fip.sandbox.wes.style=starterkit", "--fip.sandbox.wes.starting=200ms");
        servers = new ImputationServers(
                ConnectionLimits.defaults().withPrivateAddresses(true).withReadTimeout(Duration.ofSeconds(5)));
    }

    private static RunningSandbox light(String data, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--fip.sandbox.faults.enabled=true",
                "--fip.sandbox.light=true",
                "--fip.sandbox.light-waiting=100ms",
                "--fip.sandbox.light-running=150ms",
                "--fip.sandbox.light-exporting=50ms",
                "--fip.sandbox.cloudgene2.loop-delay=100ms",
                "--fip.sandbox.accounts[0].username=admin",
                "--fip.sandbox.accounts[0].password=Admin123",
                "--fip.sandbox.accounts[0].admin=true"));
        arguments.addAll(List.of(more));
        return RunningSandbox.start(folder.resolve(data), arguments.toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws IOException {
        servers.close();
        sandbox.close();
        starterKit.close();
    }

    @AfterEach
    void off() throws Exception {
        for (RunningSandbox each : List.of(sandbox, starterKit)) {
            assertThat(each.method("DELETE", FAULTS, OPERATOR).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void says_who_it_is(Dialect dialect) {
        var account = new Account(dialect);

        var server = ok(account.server.describe(account.token));

        assertThat(server.name()).isNotBlank();
        assertThat(server.software()).isNotBlank();
        assertThat(server.maintenance()).isFalse();
        assertThat(server.workflowTypes().isEmpty()).isEqualTo(!dialect.isWes());
        assertThat(dialect.isCloudgene() ? server.applications() : List.of("")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tells_what_can_be_chosen(Dialect dialect) {
        var account = new Account(dialect);

        var form = ok(account.server.discover(account.token));

        assertThat(form.parameter("build")).isPresent();
        assertThat(form.parameter("mode")).isPresent();
        if (dialect.isCloudgene()) {
            assertThat(form.panels()).anySatisfy(panel -> {
                assertThat(panel.key()).isEqualTo(dialect.panel);
                assertThat(panel.build()).isEqualTo("hg38");
                assertThat(panel.populations()).isNotEmpty();
            });
            assertThat(form.terms()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void knows_a_good_token_from_a_bad_and_from_a_replaced_one(Dialect dialect) throws Exception {
        var account = new Account(dialect);

        assertThat(ok(account.server.verifyToken(account.token)).username()).isEqualTo(account.username);
        assertThat(ok(account.server.verifyToken(account.token)).expiresAt()).isNotNull();
        assertThat(account.server.verifyToken(new ApiToken("not-a-token-that-works")))
                .isInstanceOf(CredentialsRejected.class);
        account.arm("""
                {"fault":"replaced-token","account":"%s"}""".formatted(account.username));
        assertThat(account.server.verifyToken(account.token)).isInstanceOf(CredentialsRejected.class);
        assertThat(account.server.listJobs(account.token)).isInstanceOf(CredentialsRejected.class);
        assertThat(account.submit("stale")).isInstanceOf(CredentialsRejected.class);
    }

    @ParameterizedTest
    @EnumSource
    void carries_a_job_from_its_submission_to_plain_files(Dialect dialect) throws Exception {
        var account = new Account(dialect);
        String id = ok(account.submit("fip-harvest"));

        List<RemoteStatus> seen = account.followed(id);

        assertThat(seen.getLast().state()).isEqualTo(RemoteState.SUCCEEDED);
        assertThat(seen.getLast().progressPercentage()).isEqualTo(100);
        assertThat(seen).extracting(RemoteStatus::progressPercentage).isSorted();
        List<RemoteOutput> outputs = ok(account.server.outputs(account.token, id));
        Map<String, byte[]> files = new TreeMap<>();
        for (RemoteOutput output : outputs) {
            if (output.atSite() == null) {
                ok(account.server.fetch(
                        account.token, output, password, (name, content) -> files.put(name, content.readAllBytes())));
            }
        }
        if (dialect.isStarterKit()) {
            // Its genotypes lie on its own disk, which it says; nobody can fetch them from outside.
            assertThat(outputs)
                    .filteredOn(output -> output.kind() == Kind.IMPUTED_ARCHIVE)
                    .isNotEmpty()
                    .allMatch(output -> output.atSite() != null);
        } else {
            assertThat(files).isNotEmpty().anySatisfy((name, content) -> {
                assertThat(name).endsWith(".vcf.gz");
                assertThat(content).startsWith(0x1f, 0x8b);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void finds_a_job_by_its_mark_and_in_the_list(Dialect dialect) throws Exception {
        var account = new Account(dialect);
        String id = ok(account.submit("fip-marked"));
        ok(account.submit("fip-other"));

        Outcome<RemoteJob> found = account.server.findByMarker(account.token, "fip-marked");

        if (dialect.isStarterKit()) {
            assertThat(found).isInstanceOf(Refused.class);
            assertThat(ok(account.server.listJobs(account.token))).isEmpty();
            return;
        }
        assertThat(ok(found).externalId()).isEqualTo(id);
        assertThat(ok(account.server.listJobs(account.token)))
                .hasSize(2)
                .extracting(RemoteJob::name)
                .containsExactlyInAnyOrder("fip-marked", "fip-other");
        assertThat(account.server.findByMarker(account.token, "fip-never")).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @EnumSource
    void stops_a_job_or_says_how_it_goes_on(Dialect dialect) throws Exception {
        var account = new Account(dialect);
        account.arm("{\"fault\":\"light\",\"runningMillis\":60000}");
        String id = ok(account.submit("fip-cancelled"));
        account.awaited(id, RemoteState.RUNNING);

        RemoteStatus asked = ok(account.server.cancel(account.token, id));

        if (dialect.isStarterKit()) {
            assertThat(asked.state()).isEqualTo(RemoteState.RUNNING);
            return;
        }
        account.awaited(id, RemoteState.CANCELLED);
        assertThat(ok(account.server.cancel(account.token, id)).state()).isEqualTo(RemoteState.CANCELLED);
        ok(account.server.outputs(account.token, id));
    }

    @ParameterizedTest
    @EnumSource
    void does_not_know_a_job_that_never_was(Dialect dialect) {
        var account = new Account(dialect);
        String never = "00000000-0000-4000-8000-000000000000";

        assertThat(account.server.status(account.token, never)).isInstanceOf(NotFound.class);
        assertThat(account.server.outputs(account.token, never)).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @EnumSource
    void says_when_all_slots_are_taken_where_it_has_a_limit(Dialect dialect) throws Exception {
        var account = new Account(dialect);
        // On a slow machine the first job must not have ended when the fourth comes.
        account.arm("{\"fault\":\"slots\",\"limit\":3},{\"fault\":\"light\",\"runningMillis\":60000}");
        for (int i = 0; i < 3; i++) {
            ok(account.submit("fip-slot" + i));
        }
        assertThat(account.submit("fip-slot3"))
                .isInstanceOf(dialect.isCloudgene() ? SlotLimit.class : Outcome.Ok.class);
    }

    @ParameterizedTest
    @EnumSource
    void is_closed_for_maintenance_and_open_again(Dialect dialect) throws Exception {
        var account = new Account(dialect);
        String id = ok(account.submit("fip-closed"));
        account.followed(id);
        account.arm("{\"fault\":\"maintenance\"}");

        assertThat(account.submit("fip-not-taken")).isInstanceOf(Maintenance.class);
        assertThat(account.server.status(account.token, id)).isInstanceOf(Maintenance.class);
        Outcome<?> described = account.server.describe(account.token);
        if (dialect.isCloudgene()) {
            assertThat(ok(account.server.describe(account.token)).maintenance()).isTrue();
        } else {
            assertThat(described).isInstanceOf(Maintenance.class);
        }
        off();
        assertThat(ok(account.server.status(account.token, id)).state()).isEqualTo(RemoteState.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WES_STARTER_KIT")
    void a_transfer_cut_short_is_noticed_and_the_next_one_is_whole(Dialect dialect) throws Exception {
        var account = new Account(dialect);
        RemoteOutput genotypes = account.genotypes(ok(account.submit("fip-cut")));
        // It is there at all, so that the cut strikes the file and not the answer that it is not there yet.
        ok(account.fetched(genotypes));
        account.arm("{\"fault\":\"cut-transfer\",\"bytes\":60,\"count\":1}");

        assertThat(account.fetched(genotypes))
                .satisfiesAnyOf(
                        cut -> assertThat(cut)
                                .isInstanceOfSatisfying(
                                        Damaged.class,
                                        damaged -> assertThat(damaged.damage()).isEqualTo(Outcome.Damage.CUT_SHORT)),
                        broken -> assertThat(broken).isInstanceOf(Unreachable.class));
        ok(account.fetched(genotypes));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOUDGENE_3", "CLOUDGENE_2"})
    void results_that_were_removed_are_gone(Dialect dialect) throws Exception {
        var account = new Account(dialect);
        RemoteOutput genotypes = account.genotypes(ok(account.submit("fip-retired")));
        ok(account.fetched(genotypes));
        account.arm("{\"fault\":\"retired-results\",\"count\":1}");

        assertThat(account.fetched(genotypes)).isInstanceOf(Gone.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_lost_answer_may_have_arrived_and_the_job_is_there_once(Dialect dialect) throws Exception {
        var account = new Account(dialect);
        account.arm("{\"fault\":\"lost-answer\",\"count\":1}");

        assertThat(account.submit("fip-lost").mayHaveArrived()).isTrue();

        Outcome<RemoteJob> found = account.server.findByMarker(account.token, "fip-lost");
        if (dialect.isStarterKit()) {
            assertThat(found).isInstanceOf(Refused.class);
        } else {
            ok(found);
            assertThat(ok(account.server.listJobs(account.token))).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void trouble_on_the_way_never_ends_a_job(Dialect dialect) throws Exception {
        var account = new Account(dialect);
        String id = ok(account.submit("fip-trouble"));
        account.followed(id);

        account.arm("{\"fault\":\"server-error\",\"status\":502,\"count\":1}");
        assertThat(account.server.status(account.token, id)).isInstanceOf(Unreachable.class);
        account.arm("{\"fault\":\"too-many-requests\",\"retryAfterSeconds\":7,\"count\":1}");
        assertThat(account.server.status(account.token, id))
                .isInstanceOfSatisfying(
                        Unreachable.class, busy -> assertThat(busy.retryAfter()).hasSeconds(7));
        account.arm("{\"fault\":\"garbage-json\",\"count\":1}");
        assertThat(account.server.status(account.token, id)).isInstanceOf(Malformed.class);
        assertThat(ok(account.server.status(account.token, id)).state()).isEqualTo(RemoteState.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource
    void a_restart_leaves_a_job_that_is_dead_or_has_failed(Dialect dialect) throws Exception {
        var account = new Account(dialect);
        account.arm("{\"fault\":\"light\",\"runningMillis\":60000}");
        String id = ok(account.submit("fip-dead"));
        account.awaited(id, RemoteState.RUNNING);
        account.arm("{\"fault\":\"restart\"}");

        RemoteState state = ok(account.server.status(account.token, id)).state();

        assertThat(state).isEqualTo(dialect.isCloudgene() ? RemoteState.DEAD : RemoteState.FAILED);
        Outcome<?> restarted = account.server.restart(account.token, id);
        if (dialect == Dialect.CLOUDGENE_3) {
            ok(restarted);
            assertThat(account.followed(id).getLast().state()).isEqualTo(RemoteState.SUCCEEDED);
        } else {
            assertThat(restarted).isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void messages_are_plain_text(Dialect dialect) throws Exception {
        var account = new Account(dialect);
        account.arm("{\"fault\":\"html-messages\"}");

        for (RemoteStatus status : account.followed(ok(account.submit("fip-markup")))) {
            assertThat(status.messages())
                    .allSatisfy(message -> assertThat(message.text()).doesNotContain("<", "javascript:", "onerror"));
        }
    }

    private static <T> T ok(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Ok<T>(T value)) {
            return value;
        }
        throw new AssertionError("Expected success, not " + outcome);
    }

    /** A user of the sandbox, who knows only the address and the token. */
    private final class Account {
        private final Dialect dialect;
        private final RunningSandbox place;
        private final String username = "user" + ++users;
        private final ApiToken token;
        private final ImputationServer server;

        Account(Dialect dialect) {
            this.dialect = dialect;
            this.place = dialect.isStarterKit() ? starterKit : sandbox;
            this.token = new ApiToken(place.newUser(username));
            this.server = ok(servers.connect(dialect.at(place)));
        }

        void arm(String fault) throws Exception {
            var answer = place.put(FAULTS, "[" + fault + "]", OPERATOR);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }

        Outcome<String> submit(String marker) throws IOException {
            var file = new InputFile(
                    "target.vcf.gz",
                    vcf.length,
                    () -> new ByteArrayInputStream(vcf),
                    () -> URI.create("http://127.0.0.1:9/signed/target.vcf.gz?key=a%2Fb"));
            return server.submit(
                    token,
                    new Submission(
                            marker,
                            dialect.panel,
                            "hg38",
                            "eagle",
                            "all",
                            "imputation",
                            null,
                            dialect.isCloudgene() ? password : null,
                            List.of(file),
                            Map.of()));
        }

        /** Every status until the end; a run that has just been taken may be unknown for a moment. */
        List<RemoteStatus> followed(String id) {
            List<RemoteStatus> seen = new ArrayList<>();
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(40))
                    .until(() -> {
                        Outcome<RemoteStatus> status = server.status(token, id);
                        if (!(dialect.isStarterKit() && status instanceof NotFound)) {
                            seen.add(ok(status));
                        }
                        return !seen.isEmpty() && seen.getLast().state().isTerminal();
                    });
            return seen;
        }

        void awaited(String id, RemoteState state) {
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(40))
                    .until(() -> server.status(token, id) instanceof Outcome.Ok<RemoteStatus>(RemoteStatus status)
                            && status.state() == state);
        }

        RemoteOutput genotypes(String id) {
            assertThat(followed(id).getLast().state()).isEqualTo(RemoteState.SUCCEEDED);
            return ok(server.outputs(token, id)).stream()
                    .filter(output -> output.kind() == Kind.IMPUTED_ARCHIVE)
                    .findFirst()
                    .orElseThrow();
        }

        Outcome<?> fetched(RemoteOutput output) throws IOException {
            return server.fetch(token, output, password, (name, content) -> content.readAllBytes());
        }
    }
}
