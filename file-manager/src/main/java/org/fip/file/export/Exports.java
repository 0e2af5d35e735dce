package org.fip.file.export;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fip.common.problem.CommonProblem;
import org.fip.file.catalogue.FileCatalogue;
import org.fip.file.catalogue.FileType;
import org.fip.file.catalogue.ResultType;
import org.fip.file.catalogue.StoredFile;
import org.fip.file.storage.Contents;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds a job's genotypes. */
@Service
class Exports {
    private final FileCatalogue files;
    private final Contents contents;
    private final Clock clock;

    Exports(FileCatalogue files, Contents contents, Clock clock) {
        this.files = files;
        this.contents = contents;
        this.clock = clock;
    }

    /** @throws org.fip.common.problem.ProblemException when it cannot be made */
    Export of(long userId, UUID jobId, ExportFilter filter) {
        return Preparation.of(jobId, genotypes(userId, jobId), filter, contents::ofFile, clock.instant());
    }

    /** The job's results of which there is an export, each with its index if there is one. */
    private Map<GenotypeFile.Source, GenotypeFile.@Nullable Source> genotypes(long userId, UUID jobId) {
        var results = files.ofJob(userId, jobId).stream()
                .filter(f -> f.fileType() == FileType.OUTPUT)
                .collect(Collectors.toMap(StoredFile::filename, f -> f));
        if (results.isEmpty()) {
            throw new CommonProblem.NotFound("Results of the job " + jobId).asException();
        }
        var genotypes = new HashMap<GenotypeFile.Source, GenotypeFile.@Nullable Source>();
        results.values().stream()
                .filter(f -> f.resultType() == ResultType.IMPUTED_GENOTYPES)
                .forEach(f -> {
                    var index = results.get(f.filename() + ".tbi");
                    genotypes.put(source(f), index == null ? null : source(index));
                });
        if (genotypes.isEmpty()) {
            throw new ExportProblem.NoGenotypes(jobId).asException();
        }
        return genotypes;
    }

    private static GenotypeFile.Source source(StoredFile file) {
        return new GenotypeFile.Source(file.id(), file.filename());
    }
}
