-- Two bytes may be the first and the last one: how many were asked for, and whether all between them were.
ALTER TABLE downloads ADD COLUMN bytes_asked bigint  NOT NULL DEFAULT 0 CHECK (bytes_asked >= 0);
ALTER TABLE downloads ADD COLUMN gapless     boolean NOT NULL DEFAULT true;
UPDATE downloads SET bytes_asked = last_byte - first_byte + 1 WHERE last_byte IS NOT NULL;
