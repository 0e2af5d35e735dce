-- What stays of a job that its owner deleted: what was ordered under which terms, and how it ended. No names, no files, no
-- samples, no messages.
CREATE TABLE deleted_jobs (
    id                 uuid PRIMARY KEY,
    user_id            bigint      NOT NULL,
    service_id         bigint      NOT NULL,
    reference_panel_id bigint,
    build              text,
    phasing            text,
    population         text,
    mode               text,
    r2_filter          text,
    accepted_terms     jsonb       NOT NULL,
    status             text        NOT NULL,
    error_code         text,
    created_at         timestamptz NOT NULL,
    completed_at       timestamptz,
    deleted_at         timestamptz NOT NULL,
    input_file_ids     uuid[]      NOT NULL,
    -- Still owed while null: the end of the files, and the entry in the audit log.
    files_removed_at   timestamptz,
    audited_at         timestamptz,
    claimed_until      timestamptz
);
CREATE INDEX deleted_jobs_owed ON deleted_jobs (deleted_at) WHERE files_removed_at IS NULL OR audited_at IS NULL;
