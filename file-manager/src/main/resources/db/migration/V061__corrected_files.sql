-- A file that was made of another so that it agrees with a panel. What it was made of is known even when that is gone.
CREATE TABLE corrections (
    id              uuid PRIMARY KEY,
    panel_id        bigint      NOT NULL,
    origin_id       uuid        REFERENCES files ON DELETE SET NULL,
    origin_filename text        NOT NULL,
    origin_sha256   text        NOT NULL,
    corrected_id    uuid        UNIQUE REFERENCES files ON DELETE CASCADE,
    state           text        NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    message         text        NOT NULL DEFAULT '',
    counts          jsonb,
    started_at      timestamptz NOT NULL,
    UNIQUE (origin_id, panel_id)
);
