-- What may be ordered is what the external server lists: builds of any name, and parameters that a server may not have.
ALTER TABLE imputation_jobs DROP CONSTRAINT imputation_jobs_build_check;
ALTER TABLE imputation_jobs ADD CONSTRAINT imputation_jobs_build_check
    CHECK (build ~ '^[^[:cntrl:]]{1,200}$' AND build = btrim(build));
ALTER TABLE imputation_jobs DROP CONSTRAINT imputation_jobs_check1;
ALTER TABLE imputation_jobs ADD CONSTRAINT imputation_jobs_accepted_check
    CHECK (status IN ('pending', 'failed', 'cancelled')
        OR (reference_panel_id IS NOT NULL AND input_file_id IS NOT NULL));
ALTER TABLE imputation_jobs ALTER COLUMN phasing DROP NOT NULL;
ALTER TABLE imputation_jobs ALTER COLUMN phasing DROP DEFAULT;
ALTER TABLE imputation_jobs ALTER COLUMN mode DROP NOT NULL;
ALTER TABLE imputation_jobs ALTER COLUMN mode DROP DEFAULT;

-- Promises of the user, with the text that they were shown: [{"id", "text", "accepted_at"}].
ALTER TABLE imputation_jobs ADD COLUMN accepted_terms jsonb NOT NULL DEFAULT '[]'
    CHECK (jsonb_typeof(accepted_terms) = 'array');
-- Further parameters of the server by their id there.
ALTER TABLE imputation_jobs ADD COLUMN options jsonb NOT NULL DEFAULT '{}'
    CHECK (jsonb_typeof(options) = 'object');

-- When the external server took the job, and since when it has been asked to stop it.
ALTER TABLE imputation_jobs ADD COLUMN submitted_at timestamptz;
ALTER TABLE imputation_jobs ADD COLUMN stop_asked_at timestamptz;
