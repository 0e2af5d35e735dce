package org.fip.job.store;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which outputs of an external job are already safe with us. */
public class Harvest {
    private final JdbcClient db;

    public Harvest(JdbcClient db) {
        this.db = db;
    }

    public Set<String> done(UUID jobId) {
        return db
                .sql("SELECT output_name FROM job_harvested_outputs WHERE job_id = :job")
                .param("job", jobId)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** False when the claim was lost: then what was fetched may be of an external job that is no longer the job's. */
    public boolean markDone(Job claimed, String outputName) {
        return db.sql("""
                                INSERT INTO job_harvested_outputs (job_id, output_name)
                                SELECT id, :output FROM imputation_jobs WHERE id = :job AND version = :version
                                ON CONFLICT (job_id, output_name) DO UPDATE SET output_name = excluded.output_name""")
                        .param("job", claimed.id())
                        .param("version", claimed.version())
                        .param("output", outputName)
                        .update()
                == 1;
    }
}
