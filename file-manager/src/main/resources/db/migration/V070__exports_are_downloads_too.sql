-- What a filter leaves is made as it goes out: nobody knows how long it is.
ALTER TABLE downloads ALTER COLUMN size DROP NOT NULL;
ALTER TABLE downloads ALTER COLUMN first_byte DROP NOT NULL;
ALTER TABLE downloads ALTER COLUMN last_byte DROP NOT NULL;
ALTER TABLE downloads ADD COLUMN filter text;
ALTER TABLE downloads DROP CONSTRAINT downloads_subject_check;
ALTER TABLE downloads ADD CONSTRAINT downloads_subject_check
    CHECK (subject IN ('file', 'results_of_job', 'export_of_job'));
ALTER TABLE downloads ADD CONSTRAINT downloads_parts_check
    CHECK ((filter IS NULL) = (size IS NOT NULL AND first_byte IS NOT NULL AND last_byte IS NOT NULL));
