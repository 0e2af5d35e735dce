package org.fip.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobStatusTest {
    @ParameterizedTest
    @CsvSource({
        "PENDING, QUEUED",
        "PENDING, FAILED",
        "PENDING, CANCELLED",
        "QUEUED, RUNNING",
        "QUEUED, COMPLETED",
        "QUEUED, FAILED",
        "QUEUED, CANCELLED",
        "RUNNING, QUEUED",
        "RUNNING, COMPLETED",
        "RUNNING, FAILED",
        "RUNNING, CANCELLED"
    })
    void a_job_moves_on(JobStatus from, JobStatus to) {
        assertThat(from.canBecome(to)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PENDING, RUNNING", "PENDING, COMPLETED", "QUEUED, PENDING", "RUNNING, PENDING"})
    void a_job_skips_nothing_and_never_becomes_pending_again(JobStatus from, JobStatus to) {
        assertThat(from.canBecome(to)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void staying_is_allowed_and_an_end_is_an_end(JobStatus status) {
        assertThat(status.canBecome(status)).isTrue();
        for (var next : JobStatus.values()) {
            assertThat(status.isFinal() && next != status && status.canBecome(next))
                    .as("%s to %s", status, next)
                    .isFalse();
        }
    }

    @Test
    void states_are_written_in_lower_case_and_read_back() {
        assertThat(JobStatus.ofText("completed")).isEqualTo(JobStatus.COMPLETED);
        assertThat(Attention.ofText("waiting_for_slot").text()).isEqualTo("waiting_for_slot");
    }
}
