package org.fip.sandbox.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fip.sandbox.pipeline.MessageType;

/**
 * A job as it is stored. Times are milliseconds since 1970, 0 for "not yet".
 *
 * @param number a running number of the server
 * @param applicationId the app as the submitter named it
 * @param parameters the submitted values, the password included, as on a real server
 * @param outputHash names the whole output in links
 * @param settled whether nothing more will happen to it (a cancelled job takes a moment to stop)
 */
public record Job(
        String id,
        long number,
        String name,
        String username,
        String applicationId,
        String userAgent,
        Map<String, String> parameters,
        JobState state,
        long submittedOn,
        long startTime,
        long endTime,
        boolean settled,
        List<Step> steps,
        List<OutputFile> files,
        String outputHash) {

    /** What its log tells: parameters and steps. */
    public String log() {
        var text = new StringBuilder("job.txt:\n");
        text.append(id).append(' ').append(state).append('\n');
        // Real servers print the password here in clear; that is the one thing not worth being true to.
        parameters.forEach((key, value) -> text.append("  ")
                .append(key)
                .append(": ")
                .append(key.equals("password") ? "***" : value)
                .append('\n'));
        text.append("\nstd.out:\n");
        steps.forEach(step -> text.append(step.name())
                .append(": ")
                .append(step.messages().size())
                .append(" message(s)\n"));
        return text.toString();
    }

    /** What a job tells that failed although nothing is wrong with it. */
    static final String SERVER_FAULT = "<b>Error:</b> The job failed for a reason on the server's side.";

    /** Whether it is the server and not the data or the choices that ended the job. */
    public boolean endedByServer() {
        return state == JobState.DEAD
                || (state == JobState.FAILED && lastMessage().equals(SERVER_FAULT));
    }

    /** The newest message of all steps, HTML; empty when there is none. */
    public String lastMessage() {
        for (Step step : steps.reversed()) {
            if (!step.messages().isEmpty()) {
                return step.messages().getLast().text();
            }
        }
        return "";
    }

    Job waiting() {
        return copy(JobState.WAITING, 0, 0, false, List.of(), List.of());
    }

    Job running(long now) {
        return copy(JobState.RUNNING, now, 0, false, steps, files);
    }

    Job dead() {
        return copy(JobState.DEAD, 0, 0, true, List.of(), List.of());
    }

    Job in(JobState next) {
        return copy(next, startTime, endTime, settled, steps, files);
    }

    Job ended(JobState last, long now) {
        return copy(last, startTime, now, settled, steps, files);
    }

    Job settledWith(List<OutputFile> output) {
        return copy(state, startTime, endTime, true, steps, output);
    }

    Job withFiles(List<OutputFile> output) {
        return copy(state, startTime, endTime, settled, steps, output);
    }

    Job withStep(String step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(new Step(step, List.of()));
        return copy(state, startTime, endTime, settled, List.copyOf(all), files);
    }

    Job withMessage(MessageType type, String text) {
        if (steps.isEmpty()) {
            return withStep("Input Validation").withMessage(type, text);
        }
        List<Step> all = new ArrayList<>(steps);
        all.addLast(all.removeLast().with(new Step.Message(type, text)));
        return copy(state, startTime, endTime, settled, List.copyOf(all), files);
    }

    private Job copy(
            JobState newState, long start, long end, boolean done, List<Step> newSteps, List<OutputFile> output) {
        return new Job(
                id,
                number,
                name,
                username,
                applicationId,
                userAgent,
                parameters,
                newState,
                submittedOn,
                start,
                end,
                done,
                newSteps,
                output,
                outputHash);
    }
}
