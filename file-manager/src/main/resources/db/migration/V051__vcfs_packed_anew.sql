-- A VCF that came as plain text, or gzipped in one piece, is packed in blocks here, as servers want it. Its text is the same;
-- what is kept of the file as it came is how one would recognise it.
ALTER TABLE files
    ADD COLUMN packed_from_filename text,
    ADD COLUMN packed_from_size     bigint,
    ADD COLUMN packed_from_sha256   text CHECK (packed_from_sha256 ~ '^[0-9a-f]{64}$'),
    ADD CHECK ((packed_from_filename IS NULL) = (packed_from_size IS NULL)
        AND (packed_from_filename IS NULL) = (packed_from_sha256 IS NULL));
