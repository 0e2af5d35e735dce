-- Entries that other services report, known by the event's id: a later event with the same id tells more of the same.
ALTER TABLE audit_logs ADD COLUMN event_id uuid UNIQUE;
-- For operators, who look at everybody's.
CREATE INDEX audit_logs_by_time ON audit_logs ("timestamp" DESC, id DESC);
