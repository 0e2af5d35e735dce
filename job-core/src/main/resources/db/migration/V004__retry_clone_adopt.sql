-- Where a failed job goes on when it is tried again, and how many external jobs were asked for it.
ALTER TABLE imputation_jobs ADD COLUMN failed_step text CHECK (failed_step IN ('SUBMIT', 'POLL', 'HARVEST', 'CANCEL'));
ALTER TABLE imputation_jobs ADD COLUMN submission_number int NOT NULL DEFAULT 1;
-- The running time is limited from here on when the job was taken up again.
ALTER TABLE imputation_jobs ADD COLUMN reattached_at timestamptz;
ALTER TABLE imputation_jobs ADD COLUMN cloned_from uuid;

-- Started elsewhere by the user, followed and harvested here: nobody told us what was ordered.
ALTER TABLE imputation_jobs ADD COLUMN adopted boolean NOT NULL DEFAULT false;
ALTER TABLE imputation_jobs DROP CONSTRAINT imputation_jobs_accepted_check;
ALTER TABLE imputation_jobs ADD CONSTRAINT imputation_jobs_accepted_check
    CHECK (adopted OR status IN ('pending', 'failed', 'cancelled')
        OR (reference_panel_id IS NOT NULL AND input_file_id IS NOT NULL));
CREATE INDEX imputation_jobs_external ON imputation_jobs (user_id, service_id, external_job_id);
CREATE UNIQUE INDEX imputation_jobs_adopted_once ON imputation_jobs (user_id, service_id, external_job_id) WHERE adopted;

CREATE INDEX job_input_files_of_file ON job_input_files (file_id);
CREATE INDEX imputation_jobs_attention ON imputation_jobs (user_id, service_id, attention) WHERE attention IS NOT NULL;
CREATE INDEX imputation_jobs_given_up ON imputation_jobs (completed_at) WHERE error_code = 'internal_error';
