-- What was known of a job right after it had ended: its service and panel as they were called then, and its files with their
-- hashes. Services change and files are deleted; what a job was made with stays. Taken anew when the job was taken up again.
CREATE TABLE job_evidence (
    job_id       uuid        PRIMARY KEY REFERENCES imputation_jobs ON DELETE CASCADE,
    completed_at timestamptz NOT NULL,
    evidence     jsonb       NOT NULL CHECK (jsonb_typeof(evidence) = 'object')
);
CREATE INDEX imputation_jobs_ended ON imputation_jobs (completed_at) WHERE completed_at IS NOT NULL;
