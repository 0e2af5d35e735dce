package org.fip.sandbox.cloudgene2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fip.sandbox.cloudgene.shared.FileSize;
import org.fip.sandbox.cloudgene.shared.Json;
import org.fip.sandbox.job.Job;
import org.fip.sandbox.job.OutputFile;
import org.jspecify.annotations.Nullable;

/** The outputs of the app, among which version 2 spreads the files of a job. */
enum OutputParameter {
    QC_REPORT("qcreport", "Quality-Control Report", "LOCAL_FILE"),
    LOCAL("local", "Imputation Results", "LOCAL_FOLDER");

    private final String id;
    private final String description;
    private final String type;

    OutputParameter(String id, String description, String type) {
        this.id = id;
        this.description = description;
        this.type = type;
    }

    String id() {
        return id;
    }

    static OutputParameter of(OutputFile file) {
        return file.name().equals("quality-control.html") ? QC_REPORT : LOCAL;
    }

    Map<String, @Nullable Object> view(Job job) {
        List<OutputFile> files =
                job.files().stream().filter(file -> of(file) == this).toList();
        return Json.object(
                "adminOnly",
                false,
                "description",
                description,
                "files",
                files.stream().map(file -> leaf(job, file, file.name())).toList(),
                "hash",
                hash(job),
                "id",
                job.number() * values().length + ordinal(),
                "name",
                id,
                "tree",
                tree(job, files),
                "type",
                type,
                "zip",
                true);
    }

    /** Names the whole output; here nothing can be had with it. */
    private String hash(Job job) {
        return UUID.nameUUIDFromBytes((job.outputHash() + id).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    /** Without the downloads that are left, which only version 3 tells. */
    private Map<String, @Nullable Object> leaf(Job job, OutputFile file, String name) {
        return Json.object(
                "hash",
                file.hash(),
                "name",
                name,
                "path",
                job.id() + "/" + id + "/" + file.name(),
                "size",
                FileSize.of(file.bytes()));
    }

    /** Folders first, then files; there is one level of folders. */
    private List<Map<String, @Nullable Object>> tree(Job job, List<OutputFile> files) {
        List<Map<String, @Nullable Object>> tree = new ArrayList<>();
        List<Map<String, @Nullable Object>> children = new ArrayList<>();
        for (OutputFile file : files) {
            int slash = file.name().indexOf('/');
            Map<String, @Nullable Object> leaf = leaf(job, file, file.name().substring(slash + 1));
            leaf.put("childs", List.of());
            leaf.put("folder", false);
            if (slash < 0) {
                tree.add(leaf);
                continue;
            }
            if (children.isEmpty()) {
                String folder = file.name().substring(0, slash);
                tree.addFirst(Json.object(
                        "childs", children, "folder", true, "hash", "", "name", folder, "path", "", "size", ""));
            }
            children.add(leaf);
        }
        return tree;
    }
}
