-- What a result is, by its name; null for inputs.
ALTER TABLE files ADD COLUMN result_type text
    CHECK (result_type IN ('imputed_genotypes', 'empirical_doses', 'index', 'info', 'qc_report', 'statistics', 'log', 'other'));
-- An index that was made here goes with the file it was made from; the clean-up finds its bytes.
ALTER TABLE files ADD COLUMN derived_from uuid REFERENCES files ON DELETE CASCADE;
CREATE INDEX files_derived ON files (derived_from) WHERE derived_from IS NOT NULL;
-- Each result is read once after it has arrived.
ALTER TABLE files ADD COLUMN analysed_at timestamptz;
ALTER TABLE files ADD COLUMN analysis_claimed_until timestamptz;
CREATE INDEX files_to_analyse ON files (created_at) WHERE file_type = 'output' AND analysed_at IS NULL;

-- What one result says about quality; belongs to exactly these bytes.
CREATE TABLE result_summaries (
    file_id uuid PRIMARY KEY REFERENCES files ON DELETE CASCADE,
    sha256  text  NOT NULL,
    summary jsonb NOT NULL
);
