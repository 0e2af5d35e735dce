package org.fip.notification.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.fip.notification.inbox.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobEventListenerTest {
    @Test
    void an_end_is_told_in_the_documented_words() {
        var draft = JobEventListener.draft(JobEvents.completed(7)).orElseThrow();
        assertThat(draft.type()).isEqualTo("job_completed");
        assertThat(draft.title()).isEqualTo("Job Completed");
        assertThat(draft.message()).isEqualTo("Your job 'Chr20 pilot' completed successfully");
        assertThat(draft.userId()).isEqualTo(7);
        assertThat(draft.channels()).containsExactlyInAnyOrder(Draft.Channel.WEB, Draft.Channel.EMAIL);
        assertThat(draft.data())
                .containsKeys("job_id", "job_name", "service_id")
                .doesNotContainKey("error_code");
    }

    @Test
    void a_failure_says_why_and_what_to_do() {
        var draft = JobEventListener.draft(JobEvents.failed(7)).orElseThrow();
        assertThat(draft.title()).isEqualTo("Job Failed");
        assertThat(draft.message()).isEqualTo("""
                Your job 'Chr20 pilot' failed.

                Error: H3Africa authentication failed: Forbidden

                Action: Please update your credentials at Settings → Service Credentials""");
        assertThat(draft.data()).containsEntry("error_code", "authentication_failed");
    }

    @Test
    void a_cancelled_job_is_told_as_such() {
        var draft = JobEventListener.draft(JobEvents.cancelled(7)).orElseThrow();
        assertThat(draft.type()).isEqualTo("job_cancelled");
        assertThat(draft.title()).isEqualTo("Job Cancelled");
        assertThat(draft.message()).isEqualTo("Your job 'Chr20 pilot' was cancelled");
    }

    @Test
    void what_is_told_leads_to_the_job_and_carries_the_id_of_its_event() {
        var event = JobEvents.failed(7);
        var draft = JobEventListener.draft(event).orElseThrow();
        assertThat(draft.eventId()).isEqualTo(event.eventId());
        assertThat(draft.data())
                .containsEntry("job_id", event.jobId().toString())
                .containsEntry("job_name", "Chr20 pilot")
                .containsEntry("service_id", 1L);
    }

    @Test
    void a_job_that_may_run_twice_asks_its_owner_who_alone_can_decide() {
        var event = JobEvents.running(7, "submission_unconfirmed", "ILIFU may have the job. Look there yourself");
        var draft = JobEventListener.draft(event).orElseThrow();
        assertThat(draft.type()).isEqualTo("submission_unconfirmed");
        assertThat(draft.title()).isEqualTo("Job Waiting for Your Decision");
        assertThat(draft.message())
                .isEqualTo("Your job 'Chr20 pilot' waits. ILIFU may have the job. Look there yourself");
        assertThat(draft.channels()).contains(Draft.Channel.EMAIL);
    }

    @Test
    void a_wait_without_a_reason_is_told_without_one() {
        var event = JobEvents.running(7, "credentials_rejected", null);
        assertThat(JobEventListener.draft(event).orElseThrow().message()).isEqualTo("Your job 'Chr20 pilot' waits.");
    }

    @Test
    void a_job_that_needs_a_new_token_says_so_while_it_waits() {
        var event = JobEvents.running(7, "credentials_rejected", "H3Africa no longer accepts your token");
        var draft = JobEventListener.draft(event).orElseThrow();
        assertThat(draft.type()).isEqualTo("credentials_rejected");
        assertThat(draft.message()).contains("Chr20 pilot", "no longer accepts your token");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"waiting_for_slot", "service_unavailable", "remote_maintenance", "cancelling"})
    void what_passes_by_itself_disturbs_nobody(String attention) {
        assertThat(JobEventListener.draft(JobEvents.running(7, attention, "Running, 45 %")))
                .isEmpty();
    }
}
