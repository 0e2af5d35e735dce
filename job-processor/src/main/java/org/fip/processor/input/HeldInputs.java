package org.fip.processor.input;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fip.job.store.Job;
import org.fip.job.store.Jobs;
import org.fip.processor.client.Files;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Has the terms of inputs begin anew before a job counts on them again, so that none is deleted under it. */
@Component
public class HeldInputs {
    private final Jobs jobs;
    private final Files files;

    HeldInputs(Jobs jobs, Files files) {
        this.jobs = jobs;
        this.files = files;
    }

    /**
     * The files of a job that cannot do without them; {@code input_deleted}, 409, when one is gone.
     *
     * @return their ids, in the order of the job
     */
    public List<UUID> require(Job job) {
        var input = jobs.inputFiles(job.id());
        var ids = input.stream().map(Jobs.InputFile::fileId).toList();
        try {
            files.attach(job.userId(), job.id(), ids);
        } catch (HttpClientErrorException.NotFound e) {
            throw new InputDeleted(gone(job, input, ids)).asException();
        }
        return ids;
    }

    /** Those files of a job that are still there. */
    public void keepWhatIsThere(Job job) {
        files.holdInputs(
                job.userId(),
                job.id(),
                jobs.inputFiles(job.id()).stream().map(Jobs.InputFile::fileId).toList());
    }

    /** Names of those that are not there any more. */
    private List<String> gone(Job job, List<Jobs.InputFile> input, List<UUID> ids) {
        var there =
                files.all(job.userId(), ids).stream().map(Files.StoredFile::id).collect(Collectors.toSet());
        return input.stream()
                .filter(f -> !there.contains(f.fileId()))
                .map(Jobs.InputFile::filename)
                .toList();
    }
}
