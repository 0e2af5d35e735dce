-- Failures in a row that may end a job. Waiting for a server that is away counts as an attempt, never as a fault.
ALTER TABLE imputation_jobs ADD COLUMN faults int NOT NULL DEFAULT 0;
