CREATE TABLE imputation_jobs (
    id                    uuid PRIMARY KEY,
    user_id               bigint      NOT NULL,
    name                  text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    description           text        NOT NULL DEFAULT '',
    service_id            bigint      NOT NULL,
    reference_panel_id    bigint,
    input_format          text        NOT NULL DEFAULT 'vcf' CHECK (input_format = 'vcf'),
    build                 text        CHECK (build IN ('hg19', 'hg38')),
    phasing               text        NOT NULL DEFAULT 'eagle',
    population            text,
    mode                  text        NOT NULL DEFAULT 'imputation',
    r2_filter             text,
    status                text        NOT NULL
        CHECK (status IN ('pending', 'queued', 'running', 'completed', 'failed', 'cancelled')),
    attention             text,
    attention_message     text,
    progress_percentage   int         NOT NULL DEFAULT 0 CHECK (progress_percentage BETWEEN 0 AND 100),
    remote_queue_position int,
    input_file_id         uuid,
    results_file_id       uuid,
    external_job_id       text,
    error_code            text,
    error_message         text,
    error_action          text,
    idempotency_key       text,
    cancel_requested      boolean     NOT NULL DEFAULT false,
    -- What is to be done next, when, and who is doing it. No next step: nothing is left to do.
    next_step             text        CHECK (next_step IN ('SUBMIT', 'POLL', 'HARVEST', 'CANCEL')),
    next_run_at           timestamptz,
    hinted_at             timestamptz,
    version               bigint      NOT NULL DEFAULT 0,
    lease_owner           text,
    lease_until           timestamptz,
    attempts              int         NOT NULL DEFAULT 0,
    unchanged_polls       int         NOT NULL DEFAULT 0,
    -- Set before the external job is asked for: from then on one may exist that we don't know the id of.
    submit_intent_at      timestamptz,
    archive_password      bytea,
    remote_started_at     timestamptz,
    created_at            timestamptz NOT NULL DEFAULT now(),
    updated_at            timestamptz NOT NULL DEFAULT now(),
    queued_at             timestamptz,
    started_at            timestamptz,
    completed_at          timestamptz,
    CHECK ((next_step IS NULL) = (next_run_at IS NULL)),
    CHECK (status = 'pending' OR status = 'failed' OR status = 'cancelled'
        OR (reference_panel_id IS NOT NULL AND build IS NOT NULL AND input_file_id IS NOT NULL)),
    UNIQUE (user_id, idempotency_key)
);
CREATE INDEX imputation_jobs_of_user ON imputation_jobs (user_id, created_at DESC);
CREATE INDEX imputation_jobs_due ON imputation_jobs (next_run_at) WHERE next_step IS NOT NULL;
CREATE INDEX imputation_jobs_uploading ON imputation_jobs (updated_at) WHERE status = 'pending';

CREATE TABLE job_input_files (
    job_id    uuid   NOT NULL REFERENCES imputation_jobs ON DELETE CASCADE,
    position  int    NOT NULL,
    file_id   uuid   NOT NULL,
    filename  text   NOT NULL,
    file_size bigint NOT NULL,
    PRIMARY KEY (job_id, position),
    UNIQUE (job_id, filename)
);

-- Outputs that are safe with us: external servers count downloads, so none is fetched twice.
CREATE TABLE job_harvested_outputs (
    job_id       uuid        NOT NULL REFERENCES imputation_jobs ON DELETE CASCADE,
    output_name  text        NOT NULL,
    harvested_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (job_id, output_name)
);

-- The history that users see, and the outbox: a row without published_at is still owed to the broker.
CREATE TABLE job_status_updates (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id            uuid        NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    event_type          text        NOT NULL,
    job_id              uuid        NOT NULL REFERENCES imputation_jobs ON DELETE CASCADE,
    status              text        NOT NULL,
    attention           text,
    progress_percentage int         NOT NULL,
    message             text        NOT NULL,
    message_type        text        NOT NULL CHECK (message_type IN ('info', 'warning', 'error')),
    created_at          timestamptz NOT NULL DEFAULT now(),
    claimed_until       timestamptz,
    published_at        timestamptz
);
CREATE INDEX job_status_updates_of_job ON job_status_updates (job_id, id);
CREATE INDEX job_status_updates_unpublished ON job_status_updates (id) WHERE published_at IS NULL;
