package org.fip.sandbox.cloudgene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fip.sandbox.cloudgene.shared.FileSize;
import org.fip.sandbox.cloudgene.shared.Json;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.JobState;
import org.fip.sandbox.job.OutputFile;
import org.fip.sandbox.job.Step;
import org.jspecify.annotations.Nullable;

/** A job as Cloudgene 3 shows it; status and details are the same there. */
final class JobView {

    private JobView() {}

    static Map<String, @Nullable Object> full(Job job, int position, long now) {
        return view(job, position, now, steps(job), List.of(output(job)));
    }

    /** As in lists, where finished jobs have neither steps nor outputs. */
    static Map<String, @Nullable Object> listed(Job job, int position, long now) {
        return job.state().unfinished() ? full(job, position, now) : view(job, position, now, List.of(), List.of());
    }

    private static Map<String, @Nullable Object> view(
            Job job,
            int position,
            long now,
            List<Map<String, @Nullable Object>> steps,
            List<Map<String, @Nullable Object>> outputs) {
        return Json.object(
                "application", App.NAME + " " + App.VERSION,
                "applicationId", job.applicationId(),
                "deletedOn", job.state() == JobState.DEAD ? 0 : -1,
                "endTime", job.endTime(),
                "id", job.id(),
                "name", job.name(),
                "steps", steps,
                "state", job.state().number(),
                "positionInQueue", position,
                "userAgent", job.userAgent(),
                "startTime", job.startTime(),
                "submittedOn", job.submittedOn(),
                "outputParams", outputs,
                "username", job.username(),
                "logs", "",
                "currentTime", now,
                "workspaceSize", null);
    }

    private static List<Map<String, @Nullable Object>> steps(Job job) {
        List<Map<String, @Nullable Object>> steps = new ArrayList<>();
        long time = job.settled() ? job.endTime() : 0;
        for (Step step : job.steps()) {
            List<Map<String, @Nullable Object>> messages = step.messages().stream()
                    .map(message -> Json.object(
                            "message",
                            message.text(),
                            "success",
                            true, // also on errors: only the type tells
                            "time",
                            time,
                            "type",
                            message.type().number()))
                    .toList();
            steps.add(Json.object(
                    "id",
                    job.settled() ? job.number() * 10 + steps.size() : 0,
                    "name",
                    step.name(),
                    "empty",
                    messages.isEmpty(),
                    "logMessages",
                    messages));
        }
        return steps;
    }

    private static Map<String, @Nullable Object> output(Job job) {
        List<Map<String, @Nullable Object>> files = job.files().stream()
                .map(file -> Json.object(
                        "name", file.name(),
                        "path", job.id() + "/output/" + file.name(),
                        "hash", file.hash(),
                        "count", file.downloadsLeft(),
                        "size", FileSize.of(file.bytes()),
                        "parameterId", 0,
                        "user", null))
                .toList();
        return Json.object(
                "id",
                job.number(),
                "name",
                "output",
                "files",
                files,
                "description",
                "Downloads",
                "value",
                job.settled() ? "" : "workspace/" + job.id() + "/output",
                "type",
                null,
                "download",
                true,
                "tree",
                tree(job),
                "job",
                null,
                "jobId",
                job.id(),
                "autoExport",
                false,
                "hash",
                job.outputHash());
    }

    /** Folders first, then files, each in order of name; there is one level of folders. */
    private static List<Map<String, @Nullable Object>> tree(Job job) {
        List<Map<String, @Nullable Object>> folders = new ArrayList<>();
        List<Map<String, @Nullable Object>> leaves = new ArrayList<>();
        List<Map<String, @Nullable Object>> children = new ArrayList<>();
        for (OutputFile file : job.files()) {
            int slash = file.name().indexOf('/');
            Map<String, @Nullable Object> leaf = Json.object(
                    "name", file.name().substring(slash + 1),
                    "path", "/browse/" + job.outputHash() + "/" + file.name(),
                    "hash", file.hash(),
                    "size", FileSize.of(file.bytes()),
                    "childs", List.of(),
                    "folder", false);
            if (slash < 0) {
                leaves.add(leaf);
                continue;
            }
            if (children.isEmpty()) {
                String name = file.name().substring(0, slash);
                folders.add(Json.object(
                        "name", name, "path", "", "hash", "", "size", null, "childs", children, "folder", true));
            }
            children.add(leaf);
        }
        folders.addAll(leaves);
        return folders;
    }
}
