-- What was found in a VCF. The rules are named, not explained, so that better words reach old findings too.
CREATE TABLE inspections (
    file_id      uuid PRIMARY KEY REFERENCES files ON DELETE CASCADE,
    facts        jsonb       NOT NULL,
    findings     jsonb       NOT NULL,
    inspected_at timestamptz NOT NULL DEFAULT now()
);
