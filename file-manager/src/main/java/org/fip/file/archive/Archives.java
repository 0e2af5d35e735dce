package org.fip.file.archive;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fip.common.problem.CommonProblem;
import org.fip.file.storage.Contents;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Makes archives of the results of jobs. */
@Service
public class Archives {
    private final JdbcClient db;
    private final Checksums checksums;
    private final Contents contents;

    Archives(JdbcClient db, Checksums checksums, Contents contents) {
        this.db = db;
        this.checksums = checksums;
        this.contents = contents;
    }

    private record Result(
            UUID id,
            String filename,
            long fileSize,
            String sha256,
            @Nullable Long crc32,
            Instant createdAt) {}

    /**
     * The results that a job has so far; not found where it has none, or is not the user's. Reads those whose CRC-32 is not
     * known yet, which happens once.
     *
     * @throws UnreadableFileException when one of those does not open
     */
    public Archive ofResults(long userId, UUID jobId) throws UnreadableFileException {
        var names = new EntryNames();
        List<ArchivedFile> files = new ArrayList<>();
        for (var result : results(userId, jobId)) {
            var name = names.next(result.filename());
            files.add(new ArchivedFile(
                    result.id(), name, result.fileSize(), result.sha256(), crc32(result, name), result.createdAt()));
        }
        if (files.isEmpty()) {
            throw new CommonProblem.NotFound("Results of the job " + jobId).asException();
        }
        return new Archive(files, contents);
    }

    private long crc32(Result result, String name) throws UnreadableFileException {
        var known = result.crc32();
        try {
            return known != null ? known : checksums.read(result.id());
        } catch (IOException e) {
            throw new UnreadableFileException(result.id(), name, e);
        }
    }

    private List<Result> results(long userId, UUID jobId) {
        return db.sql("""
                        SELECT id, filename, file_size, sha256, crc32, created_at FROM files
                        WHERE user_id = :user AND job_id = :job AND file_type = 'output'
                        ORDER BY filename COLLATE "C\"""")
                .param("user", userId)
                .param("job", jobId)
                .query((row, n) -> new Result(
                        row.getObject("id", UUID.class),
                        row.getString("filename"),
                        row.getLong("file_size"),
                        row.getString("sha256"),
                        row.getObject("crc32", Long.class),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }
}
