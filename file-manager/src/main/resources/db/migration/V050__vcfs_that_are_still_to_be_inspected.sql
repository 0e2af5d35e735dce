-- When a VCF is to be read from the storage for its inspection, unless what reads it while it comes in is through by then;
-- null where nothing is left to do. The default comes with the row, so that no crash falls in between.
ALTER TABLE files ADD COLUMN inspection_due_at timestamptz DEFAULT now() + interval '1 minute';
ALTER TABLE files ADD COLUMN inspection_tries int NOT NULL DEFAULT 0;
UPDATE files SET inspection_due_at = NULL WHERE id IN (SELECT file_id FROM inspections);
CREATE INDEX files_to_inspect ON files (inspection_due_at)
    WHERE inspection_due_at IS NOT NULL AND file_type = 'input' AND filename ~* '\.vcf(\.b?gz)?$';
