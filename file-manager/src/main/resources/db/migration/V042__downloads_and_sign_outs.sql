-- One link opened from one address, however many requests that took. Outlives the file; goes when the audit log has it.
CREATE TABLE downloads (
    id           uuid PRIMARY KEY,
    link         bytea       NOT NULL,
    address      text        NOT NULL,
    user_id      bigint      NOT NULL,
    audience     text        NOT NULL CHECK (audience IN ('person', 'site')),
    subject      text        NOT NULL CHECK (subject IN ('file', 'results_of_job')),
    subject_id   uuid        NOT NULL,
    filename     text        NOT NULL,
    size         bigint      NOT NULL CHECK (size > 0),
    first_byte   bigint      NOT NULL CHECK (first_byte >= 0),
    last_byte    bigint      NOT NULL CHECK (last_byte >= first_byte),
    requests     int         NOT NULL DEFAULT 1,
    -- How many of the requests the audit log knows of.
    told         int         NOT NULL DEFAULT 0 CHECK (told <= requests),
    begun_at     timestamptz NOT NULL,
    last_at      timestamptz NOT NULL,
    UNIQUE (link, address)
);
CREATE INDEX downloads_to_tell ON downloads (last_at) WHERE told < requests;
CREATE INDEX downloads_by_age ON downloads (last_at);

-- Links of people that were given out until then do not open any more.
CREATE TABLE sign_outs (
    user_id bigint      PRIMARY KEY,
    until   timestamptz NOT NULL
);
