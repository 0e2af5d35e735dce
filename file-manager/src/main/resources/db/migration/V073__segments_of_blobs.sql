-- In how many bytes at a time a blob is encrypted; the stream itself does not tell. Those from before: 1 MB, whatever their key.
ALTER TABLE blobs ADD COLUMN segment_size int NOT NULL DEFAULT 1048576 CHECK (segment_size >= 1024);
