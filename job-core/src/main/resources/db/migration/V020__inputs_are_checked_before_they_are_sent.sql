-- Whether the input was held against what the service accepts; where not, the worker does so before it sends anything. What
-- is here already has been on its way for longer.
ALTER TABLE imputation_jobs ADD COLUMN input_checked boolean NOT NULL DEFAULT true;
-- Why the service would refuse it: [{"file_id", "filename", "rule", "severity", "sentence", "cure"}].
ALTER TABLE imputation_jobs ADD COLUMN input_findings jsonb NOT NULL DEFAULT '[]'
    CHECK (jsonb_typeof(input_findings) = 'array');
