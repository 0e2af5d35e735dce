package org.fip.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.fip.sandbox.job.LightRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class FaultsTest {

    private static final FaultSettings QUIET = settings(false);

    private final Faults faults = new Faults(QUIET);

    private static FaultSettings settings(boolean light) {
        return new FaultSettings(
                new FaultSettings.Switches(true),
                light,
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofMillis(3));
    }

    @AfterEach
    void leave() {
        faults.leave();
    }

    private boolean slow(String path) {
        faults.enter(path);
        return faults.strike(Fault.Slow.class).isPresent();
    }

    @Test
    void a_counted_fault_strikes_so_many_requests_and_no_more() {
        faults.arm(List.of(new Fault.Slow(null, 2, 10)));

        assertThat(slow("/a")).isTrue();
        assertThat(slow("/b")).isTrue();
        assertThat(slow("/c")).isFalse();
        assertThat(faults.report().getFirst().left()).isZero();
    }

    @Test
    void asking_twice_in_one_request_counts_once() {
        faults.arm(List.of(new Fault.Slots(null, 1, 0)));
        faults.enter("/submit");

        assertThat(faults.slots(2)).isZero();
        assertThat(faults.slots(2)).isZero();
        faults.enter("/submit");
        assertThat(faults.slots(2)).isEqualTo(2);
    }

    @Test
    void a_path_limits_a_fault() {
        faults.arm(List.of(new Fault.Slow("/cloudgene2/**", null, 10)));

        assertThat(slow("/api/v2/jobs")).isFalse();
        assertThat(slow("/cloudgene2/api/v2/jobs")).isTrue();
        assertThat(faults.report().getFirst().struck()).isOne();
    }

    @Test
    void the_second_of_a_kind_strikes_when_the_first_is_spent() {
        faults.arm(List.of(new Fault.ServerError(null, 1, 500), new Fault.ServerError(null, 1, 502)));

        faults.enter("/a");
        assertThat(faults.strike(Fault.ServerError.class).map(Fault.ServerError::status))
                .hasValue(500);
        faults.enter("/a");
        assertThat(faults.strike(Fault.ServerError.class).map(Fault.ServerError::status))
                .hasValue(502);
        faults.enter("/a");
        assertThat(faults.strike(Fault.ServerError.class)).isEmpty();
    }

    @Test
    void maintenance_leaves_open_what_the_real_server_leaves_open() {
        faults.arm(List.of(new Fault.Maintenance(null, null)));

        for (String open :
                List.of("/api/v2/server", "/share/results/a/b.zip", "/cloudgene2/api/v2/jobs/job-1/status")) {
            faults.enter(open);
            assertThat(faults.strike(Fault.Maintenance.class)).as(open).isEmpty();
        }
        for (String closed : List.of("/api/v2/jobs", "/api/v2/jobs/job-1/status", "/cloudgene2/api/v2/jobs/job-1")) {
            faults.enter(closed);
            assertThat(faults.strike(Fault.Maintenance.class)).as(closed).isPresent();
        }
        assertThat(faults.maintenance()).isTrue();
    }

    @Test
    void light_runs_come_from_the_fault_or_else_from_the_settings() {
        assertThat(faults.lightRun()).isEmpty();
        var light = new Faults(settings(true));
        light.arm(List.of(new Fault.Light(null, 1, null, 70, null)));

        assertThat(light.lightRun())
                .hasValue(new LightRun(Duration.ofMillis(1), Duration.ofMillis(70), Duration.ofMillis(3)));
        assertThat(light.lightRun())
                .hasValue(new LightRun(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3)));
    }

    @Test
    void faults_are_read_from_json_by_name_and_wrong_ones_refused() {
        JsonMapper mapper = JsonMapper.shared();

        assertThat(mapper.readValue("{\"fault\":\"cut-transfer\",\"bytes\":100,\"count\":1}", Fault.class))
                .isEqualTo(new Fault.CutTransfer(null, 1, 100));
        assertThatThrownBy(() -> mapper.readValue("{\"fault\":\"nonsense\"}", Fault.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> mapper.readValue("{\"fault\":\"server-error\",\"status\":404}", Fault.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> faults.arm(List.of(new Fault.Slow(null, 0, 1))))
                .hasMessageContaining("count");
    }
}
