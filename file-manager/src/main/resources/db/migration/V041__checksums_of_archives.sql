-- CRC-32 of the content, which a ZIP archive states of each entry. Null for files from before; read when first needed.
ALTER TABLE files ADD COLUMN crc32 bigint CHECK (crc32 BETWEEN 0 AND 4294967295);
