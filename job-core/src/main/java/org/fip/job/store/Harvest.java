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

    public void markDone(UUID jobId, String outputName) {
        db.sql("""
                        INSERT INTO job_harvested_outputs (job_id, output_name) VALUES (:job, :output)
                        ON CONFLICT DO NOTHING""").param("job", jobId).param("output", outputName).update();
    }
}
