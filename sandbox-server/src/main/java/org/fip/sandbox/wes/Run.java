package org.fip.sandbox.wes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.Step;
import org.fip.sandbox.pipeline.MessageType;
import org.fip.sandbox.pipeline.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A job that came as a run.
 *
 * @param id a UUID
 */
record Run(String id, RunRequest request, Job job) {

    RunState state() {
        return RunState.of(job);
    }

    @Nullable
    String startTime() {
        return time(job.startTime());
    }

    @Nullable
    String endTime() {
        return time(job.endTime());
    }

    private static @Nullable String time(long millis) {
        return millis == 0
                ? null
                : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** 0 when all went well, 1 when the workflow failed, null otherwise. */
    @Nullable
    Integer exitCode() {
        return switch (state()) {
            case COMPLETE -> 0;
            case EXECUTOR_ERROR -> 1;
            default -> null;
        };
    }

    String stdout() {
        return job.steps().stream()
                .map(step -> "[%s]\n%s".formatted(step.name(), stdout(step)))
                .collect(Collectors.joining("\n"));
    }

    String stderr() {
        return job.steps().stream().map(Run::stderr).collect(Collectors.joining());
    }

    static String stdout(Step step) {
        return text(step, message -> message.type() != MessageType.ERROR);
    }

    static String stderr(Step step) {
        return text(step, message -> message.type() == MessageType.ERROR);
    }

    private static String text(Step step, Predicate<Step.Message> wanted) {
        return step.messages().stream()
                .filter(wanted)
                .map(message -> PlainText.of(message.text()) + "\n")
                .collect(Collectors.joining());
    }

    /** The tasks: one for each step. */
    List<Task> tasks() {
        List<Step> steps = job.steps();
        return IntStream.range(0, steps.size())
                .mapToObj(i -> new Task(i + 1, steps.get(i), taskExitCode(i == steps.size() - 1)))
                .toList();
    }

    private @Nullable Integer taskExitCode(boolean last) {
        return last ? exitCode() : Integer.valueOf(0);
    }

    /**
     * A step of a run.
     *
     * @param number from 1
     */
    record Task(int number, Step step, @Nullable Integer exitCode) {}
}
