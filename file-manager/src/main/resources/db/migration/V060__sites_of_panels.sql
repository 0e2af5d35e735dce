-- The sites of a reference panel, one chromosome a row; its bytes belong to the platform, not to a user.
CREATE TABLE panel_chromosomes (
    id         uuid PRIMARY KEY,
    panel_id   bigint      NOT NULL,
    chromosome text        NOT NULL,
    build      text        NOT NULL CHECK (build IN ('hg19', 'hg38')),
    sites      bigint      NOT NULL CHECK (sites > 0),
    source     text        NOT NULL,
    loaded_at  timestamptz NOT NULL,
    UNIQUE (panel_id, chromosome)
);

-- The last time that an operator had a list read for a panel, and how that went.
CREATE TABLE panel_site_loads (
    panel_id   bigint PRIMARY KEY,
    state      text        NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    source     text        NOT NULL,
    message    text        NOT NULL DEFAULT '',
    started_at timestamptz NOT NULL
);

ALTER TABLE blobs ADD COLUMN panel_chromosome_id uuid UNIQUE REFERENCES panel_chromosomes ON DELETE CASCADE;
ALTER TABLE blobs DROP CONSTRAINT blobs_check;
ALTER TABLE blobs ADD CONSTRAINT blobs_have_one_owner CHECK (num_nonnulls(upload_id, file_id, panel_chromosome_id) = 1);

-- What a panel would make of a file; goes with either.
CREATE TABLE forecasts (
    file_id    uuid        NOT NULL REFERENCES files ON DELETE CASCADE,
    panel_id   bigint      NOT NULL,
    state      text        NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    message    text        NOT NULL DEFAULT '',
    counts     jsonb,
    started_at timestamptz NOT NULL,
    PRIMARY KEY (file_id, panel_id)
);
CREATE INDEX forecasts_of_panel ON forecasts (panel_id);
