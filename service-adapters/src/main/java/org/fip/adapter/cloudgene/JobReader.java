package org.fip.adapter.cloudgene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fip.adapter.RemoteJob;
import org.fip.adapter.RemoteOutput;
import org.fip.adapter.RemoteOutput.Kind;
import org.fip.adapter.RemoteState;
import org.fip.adapter.RemoteStatus;
import org.fip.adapter.archive.SafeName;
import org.fip.adapter.foreign.ForeignJson;
import org.jspecify.annotations.Nullable;

/** Reads a job object as version 2 or 3 writes it. */
final class JobReader {

    private static final int MAX_OUTPUTS = 5_000;

    private JobReader() {}

    /** Whether this is a job at all: without an id and a state nothing can be concluded from it. */
    static boolean isJob(ForeignJson job) {
        return job.at("id").text() != null && job.has("state");
    }

    static RemoteJob summary(ForeignJson job) {
        String id = job.at("id").text("");
        return new RemoteJob(
                id,
                job.at("name").text(id),
                CloudgeneState.of(job.at("state")),
                job.at("submittedOn").instant());
    }

    static RemoteStatus status(ForeignJson job) {
        RemoteState state = CloudgeneState.of(job.at("state"));
        List<ForeignJson> steps = job.at("steps").items();
        return new RemoteStatus(
                state,
                StepProgress.percentage(state, steps),
                state == RemoteState.QUEUED ? queuePosition(job) : null,
                StepMessages.of(steps),
                job.at("submittedOn").instant(),
                job.at("startTime").instant(),
                job.at("endTime").instant(),
                job.at("deletedOn").instant());
    }

    private static @Nullable Integer queuePosition(ForeignJson job) {
        Long position = job.at("positionInQueue").number();
        return position == null || position < 0 || position > Integer.MAX_VALUE ? null : position.intValue();
    }

    /** Older applications spread their files over several output parameters, so all of them are read. */
    static List<RemoteOutput> outputs(ForeignJson job) {
        List<RemoteOutput> outputs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ForeignJson parameter : job.at("outputParams").items()) {
            if (parameter.at("download").isFalse()) {
                continue;
            }
            for (ForeignJson file : parameter.at("files").items()) {
                output(parameter, file, names).ifPresent(outputs::add);
            }
        }
        return outputs.stream()
                .limit(MAX_OUTPUTS)
                .sorted(Comparator.comparing(RemoteOutput::kind))
                .toList();
    }

    private static Optional<RemoteOutput> output(ForeignJson parameter, ForeignJson file, Set<String> names) {
        String remoteName = file.at("name").text("");
        String hash = file.at("hash").text("");
        Optional<String> safe = SafeName.of(remoteName);
        if (safe.isEmpty() || hash.isEmpty()) {
            return Optional.empty();
        }
        String name = safe.get();
        if (!names.add(name)) {
            name = parameter.at("name").text("output") + "/" + name;
            if (SafeName.of(name).isEmpty() || !names.add(name)) {
                return Optional.empty();
            }
        }
        Long count = file.at("count").number();
        return Optional.of(new RemoteOutput(
                name,
                kind(name),
                Endpoints.resultReference(hash, remoteName),
                count == null ? null : Math.toIntExact(Math.clamp(count, 0L, 1_000_000L)),
                file.at("size").text()));
    }

    private static Kind kind(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String base = lower.substring(lower.lastIndexOf('/') + 1);
        if (base.startsWith("qc_report") || base.startsWith("qcreport") || base.startsWith("quality-control")) {
            return Kind.QUALITY_REPORT;
        }
        if (base.endsWith(".zip") || base.endsWith(".dose.vcf.gz") || base.endsWith(".info.gz")) {
            return Kind.IMPUTED_ARCHIVE;
        }
        if (base.endsWith(".log") || base.startsWith("logfile")) {
            return Kind.LOG;
        }
        return lower.contains("statistics/") || base.endsWith(".txt") ? Kind.STATISTICS : Kind.OTHER;
    }
}
