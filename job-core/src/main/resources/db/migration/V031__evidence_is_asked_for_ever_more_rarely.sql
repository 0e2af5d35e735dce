-- Of which ended jobs it could not be told what they were made with, and when that is asked for again.
CREATE TABLE evidence_retries (
    job_id      uuid        PRIMARY KEY REFERENCES imputation_jobs ON DELETE CASCADE,
    pause       interval    NOT NULL CHECK (pause > interval '0'),
    next_try_at timestamptz NOT NULL
);
