-- What the external service said of the token when it was tested.
ALTER TABLE user_service_credentials
    ADD COLUMN verified_at     timestamptz,
    ADD COLUMN remote_username text,
    ADD COLUMN expires_at      timestamptz;
