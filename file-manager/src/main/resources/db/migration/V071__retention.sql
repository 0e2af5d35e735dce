-- One warning to one user.
CREATE TABLE expiry_notices (
    id      uuid PRIMARY KEY,
    user_id bigint      NOT NULL,
    made_at timestamptz NOT NULL,
    told_at timestamptz
);
CREATE INDEX expiry_notices_of_user ON expiry_notices (user_id, made_at);
CREATE INDEX expiry_notices_to_tell ON expiry_notices (made_at) WHERE told_at IS NULL;

-- A file may go when its term, counted from term_starts_at, and kept_until are over, and not before announced_for.
ALTER TABLE files ADD COLUMN kept_as text;
ALTER TABLE files ADD COLUMN term_starts_at timestamptz;
ALTER TABLE files ADD COLUMN kept_until timestamptz;
ALTER TABLE files ADD COLUMN announced_for timestamptz;
ALTER TABLE files ADD COLUMN notice_id uuid REFERENCES expiry_notices;
UPDATE files SET term_starts_at = created_at, kept_as = CASE
    WHEN file_type = 'input' THEN 'input'
    WHEN result_type IN ('qc_report', 'statistics', 'log') THEN 'report'
    ELSE 'result' END;
ALTER TABLE files ALTER COLUMN kept_as SET NOT NULL;
ALTER TABLE files ALTER COLUMN term_starts_at SET NOT NULL;
ALTER TABLE files ADD CONSTRAINT files_kept_as_check CHECK (kept_as IN ('input', 'result', 'report'));
ALTER TABLE files ADD CONSTRAINT files_announced_check CHECK ((announced_for IS NULL) = (notice_id IS NULL));
CREATE INDEX files_by_term ON files (kept_as, term_starts_at) WHERE announced_for IS NULL;
CREATE INDEX files_announced ON files (announced_for) WHERE announced_for IS NOT NULL;
CREATE INDEX files_of_notice ON files (notice_id) WHERE notice_id IS NOT NULL;

-- What went because its term was over: its bytes and their keys are gone, this is what is known of it.
CREATE TABLE deleted_files (
    id         uuid PRIMARY KEY,
    user_id    bigint      NOT NULL,
    job_id     uuid,
    kept_as    text        NOT NULL,
    filename   text        NOT NULL,
    file_size  bigint      NOT NULL,
    sha256     text        NOT NULL,
    created_at timestamptz NOT NULL,
    deleted_at timestamptz NOT NULL,
    audited_at timestamptz
);
CREATE INDEX deleted_files_of_user ON deleted_files (user_id, deleted_at DESC);
CREATE INDEX deleted_files_of_job ON deleted_files (job_id) WHERE job_id IS NOT NULL;
CREATE INDEX deleted_files_to_audit ON deleted_files (deleted_at) WHERE audited_at IS NULL;
