-- An upload that goes on where it broke off. Its id becomes the file's; the row stays until it expires, so that a client that
-- missed the last answer can still ask.
CREATE TABLE uploads (
    id           uuid PRIMARY KEY,
    user_id      bigint      NOT NULL,
    filename     text        NOT NULL CHECK (length(filename) BETWEEN 1 AND 255),
    metadata     text        NOT NULL,
    length       bigint      NOT NULL CHECK (length > 0),
    received     bigint      NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND length),
    -- Grows with each request that brings bytes; what an earlier one still holds is not taken any more.
    writer       bigint      NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    completed_at timestamptz,
    CHECK (completed_at IS NULL OR received = length)
);
CREATE INDEX uploads_of_user ON uploads (user_id, created_at DESC);
CREATE INDEX uploads_expiring ON uploads (expires_at);

-- A file's bytes in order. Each blob has a key of its own, sealed by the master keyset: without this row nobody reads it.
CREATE TABLE blobs (
    id            uuid PRIMARY KEY,
    upload_id     uuid REFERENCES uploads ON DELETE CASCADE,
    file_id       uuid REFERENCES files ON DELETE CASCADE,
    starts_at     bigint NOT NULL CHECK (starts_at >= 0),
    size          bigint NOT NULL CHECK (size > 0),
    sealed_key    bytea,
    master_key_id int,
    CHECK ((upload_id IS NULL) <> (file_id IS NULL)),
    CHECK ((sealed_key IS NULL) = (master_key_id IS NULL)),
    UNIQUE (upload_id, starts_at),
    UNIQUE (file_id, starts_at)
);
CREATE INDEX blobs_by_master_key ON blobs (master_key_id);

-- Files from before are encrypted under the keyset itself.
INSERT INTO blobs (id, file_id, starts_at, size) SELECT id, id, 0, file_size FROM files;
