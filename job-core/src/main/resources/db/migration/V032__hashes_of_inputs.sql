-- What a job was given can be told by its hash even where the file is deleted before anybody asks. Jobs from before have none.
ALTER TABLE job_input_files
    ADD COLUMN sha256               text,
    ADD COLUMN packed_from_filename text,
    ADD COLUMN packed_from_size     bigint,
    ADD COLUMN packed_from_sha256   text,
    ADD CHECK (num_nulls(packed_from_filename, packed_from_size, packed_from_sha256) IN (0, 3));
