package org.fip.file.catalogue;

import java.util.Map;
import org.fip.common.problem.Problem;
import org.fip.file.client.Jobs;
import org.jspecify.annotations.Nullable;

/**
 * A job needs the file.
 *
 * @param job null where it is not known, or is another user's
 */
record FileInUse(String filename, Jobs.@Nullable NeedingJob job) implements Problem {
    @Override
    public int status() {
        return 409;
    }

    @Override
    public String code() {
        return "file_in_use";
    }

    @Override
    public String title() {
        return "A job needs the file";
    }

    @Override
    public String detail() {
        return job == null
                ? "'%s' is needed by a job that has not ended".formatted(filename)
                : "'%s' is needed by the job '%s', which has not ended".formatted(filename, job.name());
    }

    @Override
    public String action() {
        return "Wait until the job has ended, or cancel it first";
    }

    @Override
    public Map<String, Object> members() {
        return job == null ? Map.of() : Map.of("job_id", job.id(), "job_name", job.name());
    }
}
