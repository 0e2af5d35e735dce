package org.fip.sandbox.simple;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.JobState;
import org.fip.sandbox.job.Step;
import org.fip.sandbox.pipeline.PlainText;

/**
 * What the dialect tells of a job.
 *
 * @param progress percent; where a job ended before its time, how far it came
 */
record JobStatus(String state, int progress, String message) {

    private static final Pattern CHUNKS = Pattern.compile("\\((\\d+)/(\\d+)\\)");
    private static final int IMPUTATION_FROM = 25;
    private static final int IMPUTATION_TO = 90;

    /**
     * Reads a job.
     *
     * @param position its place in the queue, 0-based
     */
    static JobStatus of(Job job, int position) {
        return new JobStatus(SimpleState.of(job.state()).word(), progress(job), message(job, position));
    }

    private static String message(Job job, int position) {
        return switch (job.state()) {
            case WAITING -> "Waiting, number %d in the queue".formatted(Math.max(0, position) + 1);
            case RUNNING, EXPORTING, FAILED -> {
                String told = PlainText.of(job.lastMessage()).replace('\n', ' ');
                yield told.isEmpty() ? "Job started" : told;
            }
            case SUCCESS -> "Job finished successfully";
            case RETIRED -> "Job finished successfully; its results were removed";
            case CANCELLED, DELETED -> "Job was canceled by its owner";
            case DEAD -> "The server was restarted while the job was unfinished";
        };
    }

    private static int progress(Job job) {
        if (job.state() == JobState.SUCCESS || job.state() == JobState.RETIRED) {
            return 100;
        }
        if (job.steps().isEmpty()) {
            return 0;
        }
        Step step = job.steps().getLast();
        return switch (step.name()) {
            case "Input Validation" -> 5;
            case "Quality Control" -> 15;
            case "Phasing and Imputation" -> imputation(step);
            default -> 95;
        };
    }

    private static int imputation(Step step) {
        String last = step.messages().isEmpty() ? "" : step.messages().getLast().text();
        Matcher chunks = CHUNKS.matcher(last);
        if (!chunks.find()) {
            return IMPUTATION_FROM;
        }
        int all = Math.max(1, Integer.parseInt(chunks.group(2)));
        return IMPUTATION_FROM + (IMPUTATION_TO - IMPUTATION_FROM) * Integer.parseInt(chunks.group(1)) / all;
    }
}
