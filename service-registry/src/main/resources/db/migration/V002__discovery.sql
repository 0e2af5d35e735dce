ALTER TABLE imputation_services
    ADD COLUMN panels_synced_at timestamptz,
    -- The operator whose own token keeps the panels fresh.
    ADD COLUMN synced_by        bigint,
    -- Why the latest try failed; null when it did not.
    ADD COLUMN sync_message     text,
    -- What the server's form allowed when it was last asked.
    ADD COLUMN offer            jsonb;

-- Servers have no field for a panel's build, only names that may hint at it.
ALTER TABLE reference_panels DROP CONSTRAINT reference_panels_build_check;
ALTER TABLE reference_panels
    ALTER COLUMN build DROP NOT NULL,
    ADD COLUMN last_seen_at timestamptz;

ALTER TABLE service_health_checks ADD COLUMN queue_length bigint;
