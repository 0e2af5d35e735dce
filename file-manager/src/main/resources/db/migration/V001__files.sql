CREATE TABLE files (
    id           uuid PRIMARY KEY,
    user_id      bigint      NOT NULL,
    job_id       uuid,
    file_type    text        NOT NULL CHECK (file_type IN ('input', 'output')),
    filename     text        NOT NULL CHECK (length(filename) BETWEEN 1 AND 255),
    file_size    bigint      NOT NULL CHECK (file_size > 0),
    sha256       text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    content_type text        NOT NULL,
    created_at   timestamptz NOT NULL
);
CREATE INDEX files_of_user ON files (user_id, created_at DESC);
-- A result that is fetched again takes the place of the one before.
CREATE UNIQUE INDEX files_one_output_of_a_name ON files (job_id, filename) WHERE file_type = 'output' AND job_id IS NOT NULL;
CREATE INDEX files_of_job ON files (job_id) WHERE job_id IS NOT NULL;
