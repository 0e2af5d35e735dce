-- The service's name as it was when the token was stored or tested last: events name it while the registry is away.
ALTER TABLE user_service_credentials
    ADD COLUMN service_name       text,
    -- How many days before its end the owner was told last; NULL when not told yet.
    ADD COLUMN expiry_notice_days int CHECK (expiry_notice_days IN (1, 7));
UPDATE user_service_credentials SET service_name = 'service ' || service_id;
ALTER TABLE user_service_credentials ALTER COLUMN service_name SET NOT NULL;
CREATE INDEX user_service_credentials_by_end ON user_service_credentials (expires_at) WHERE expires_at IS NOT NULL;

-- The outbox: a row without published_at is still owed to the broker. An event outlives the credential it is about.
CREATE TABLE credential_events (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id      uuid        NOT NULL UNIQUE,
    event_type    text        NOT NULL CHECK (event_type IN ('credential.updated', 'credential.expiring')),
    occurred_at   timestamptz NOT NULL,
    user_id       bigint      NOT NULL,
    service_id    bigint      NOT NULL,
    service_name  text        NOT NULL,
    label         text        NOT NULL,
    expires_at    timestamptz,
    days_left     int CHECK (days_left > 0),
    claimed_until timestamptz,
    published_at  timestamptz
);
CREATE INDEX credential_events_unpublished ON credential_events (id) WHERE published_at IS NULL;
CREATE INDEX credential_events_by_publication ON credential_events (published_at) WHERE published_at IS NOT NULL;
