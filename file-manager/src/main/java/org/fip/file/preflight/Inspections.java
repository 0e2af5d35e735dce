package org.fip.file.preflight;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of what was found in files. */
@Repository
class Inspections {
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json;

    Inspections(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Nothing happens where the file is gone by now, or was inspected before. */
    @Transactional
    public void keep(UUID fileId, Inspection inspection) {
        db.sql("""
                        INSERT INTO inspections (file_id, facts, findings)
                        SELECT id, CAST(:facts AS jsonb), CAST(:findings AS jsonb) FROM files WHERE id = :id
                        ON CONFLICT DO NOTHING""")
                .param("id", fileId)
                .param("facts", json.writeValueAsString(inspection.facts()))
                .param("findings", json.writeValueAsString(inspection.findings()))
                .update();
        db.sql("UPDATE files SET inspection_due_at = NULL WHERE id = :id")
                .param("id", fileId)
                .update();
    }

    Optional<Inspection> find(UUID fileId) {
        return db.sql("SELECT facts, findings FROM inspections WHERE file_id = :id")
                .param("id", fileId)
                .query((row, n) -> new Inspection(
                        json.readValue(row.getString("facts"), Facts.class),
                        json.readValue(row.getString("findings"), FINDINGS)))
                .optional();
    }
}
