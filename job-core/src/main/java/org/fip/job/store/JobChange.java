package org.fip.job.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fip.job.input.InputCheck;
import org.fip.job.state.Attention;
import org.fip.job.state.JobStatus;
import org.fip.job.state.JobStep;
import org.jspecify.annotations.Nullable;

/** What a step leaves behind, written in one transaction: columns that change, the next step, notes for the history. */
public final class JobChange {
    private static final Set<String> OF_AN_END =
            Set.of("status", "error_code", "error_message", "error_action", "input_findings", "completed_at");

    private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final Instant now;

    public JobChange(Instant now) {
        this.now = now;
    }

    public JobChange queued() {
        set("queued_at", JobTime.of(now));
        return status(JobStatus.QUEUED);
    }

    /** @param first whether the job has not been running before */
    public JobChange running(boolean first) {
        if (first) {
            set("started_at", JobTime.of(now));
        }
        return status(JobStatus.RUNNING);
    }

    public JobChange backInQueue() {
        return status(JobStatus.QUEUED);
    }

    public JobChange completed(@Nullable UUID resultsFileId) {
        set("results_file_id", resultsFileId);
        return progress(100).status(JobStatus.COMPLETED).ended();
    }

    /**
     * Ends the job.
     *
     * @param code stable, for programs
     * @param action what the user can do
     */
    public JobChange failed(String code, String message, String action) {
        set("error_code", code);
        set("error_message", message);
        set("error_action", action);
        return status(JobStatus.FAILED).note(Note.error(message)).ended();
    }

    /** Ends the job before it was sent: the service would refuse its input. */
    public JobChange refused(InputCheck.Refused refused) {
        set("error_code", InputCheck.Refused.CODE);
        set("error_message", refused.message());
        set("error_action", InputCheck.Refused.ACTION);
        set("input_findings", OrderJson.of(refused.findings()));
        return status(JobStatus.FAILED).notes(Acceptance.notes(refused)).ended();
    }

    /** What remains of a failure when the owner wants the job cancelled: what is known by now and was said, not the end. */
    JobChange toBeCancelled() {
        var rest = new JobChange(now).notes(notes);
        rest.columns.putAll(columns);
        rest.columns.keySet().removeAll(OF_AN_END);
        return rest.waiting(Attention.CANCELLING, Cancellations.STOPPING).next(JobStep.CANCEL, Duration.ZERO);
    }

    public JobChange cancelled() {
        return status(JobStatus.CANCELLED).ended();
    }

    /** Due after {@code delay}; a fresh start with no failed attempts. */
    public JobChange next(JobStep step, Duration delay) {
        set("attempts", 0);
        return faults(0).again(step, delay);
    }

    /** How many failures in a row there were that may end the job. */
    public JobChange faults(int inARow) {
        set("faults", inARow);
        return this;
    }

    /** Nothing is due until somebody decides. */
    public JobChange parked(Attention attention, String why) {
        set("next_step", null);
        set("next_run_at", null);
        return waiting(attention, why);
    }

    /** Due after {@code delay} once more, because something outside did not work; counts as a failed attempt if asked. */
    public JobChange retry(JobStep step, Duration delay, int attempts) {
        set("attempts", attempts);
        return again(step, delay);
    }

    public JobChange waiting(Attention attention, String why) {
        set("attention", attention.text());
        set("attention_message", why);
        return this;
    }

    public boolean waitsFor(Attention attention) {
        return attention.text().equals(columns.get("attention"));
    }

    public JobChange noAttention() {
        set("attention", null);
        set("attention_message", null);
        return this;
    }

    public JobChange progress(int percentage) {
        set("progress_percentage", percentage);
        return this;
    }

    public JobChange queuePosition(@Nullable Integer position) {
        set("remote_queue_position", position);
        return this;
    }

    public JobChange externalJob(String id) {
        set("external_job_id", id);
        set("submitted_at", JobTime.of(now));
        return this;
    }

    /** The external job that was learnt of; null when none was. */
    public @Nullable String externalJobId() {
        return (String) columns.get("external_job_id");
    }

    /** An external job may have come to be until this moment, whose id nobody has heard; only where one was intended. */
    public JobChange mayHaveArrived() {
        set("submit_intent_at", JobTime.of(now));
        return this;
    }

    /** The server said that it has not taken the job: there is nothing to look for. */
    public JobChange nothingArrived() {
        set("submit_intent_at", null);
        return this;
    }

    public boolean saysNothingArrived() {
        return columns.containsKey("submit_intent_at") && columns.get("submit_intent_at") == null;
    }

    public JobChange stopAsked() {
        set("stop_asked_at", JobTime.of(now));
        return this;
    }

    public JobChange remoteStarted(Instant at) {
        set("remote_started_at", JobTime.of(at));
        return this;
    }

    public JobChange unchangedPolls(int count) {
        set("unchanged_polls", count);
        return this;
    }

    public JobChange note(Note note) {
        notes.add(note);
        return this;
    }

    public JobChange notes(List<Note> all) {
        notes.addAll(all);
        return this;
    }

    Map<String, @Nullable Object> columns() {
        return columns;
    }

    List<Note> notes() {
        return notes;
    }

    @Nullable
    JobStatus status() {
        return columns.get("status") instanceof String text ? JobStatus.ofText(text) : null;
    }

    private JobChange status(JobStatus status) {
        set("status", status.text());
        return this;
    }

    private JobChange again(JobStep step, Duration delay) {
        set("next_step", step.name());
        set("next_run_at", JobTime.of(now.plus(delay)));
        return this;
    }

    private JobChange ended() {
        set("completed_at", JobTime.of(now));
        set("next_step", null);
        set("next_run_at", null);
        set("remote_queue_position", null);
        return noAttention();
    }

    private void set(String column, @Nullable Object value) {
        columns.put(column, value);
    }
}
