CREATE TABLE users (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username      text        NOT NULL UNIQUE CHECK (username = lower(username)),
    email         text        NOT NULL UNIQUE CHECK (email = lower(email)),
    password_hash text        NOT NULL,
    first_name    text,
    last_name     text,
    is_operator   boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL,
    last_login    timestamptz
);

-- Not part of users: names that nobody has are counted too.
CREATE TABLE login_failures (
    username     text        PRIMARY KEY,
    failures     int         NOT NULL CHECK (failures > 0),
    last_failure timestamptz NOT NULL
);
CREATE INDEX login_failures_by_age ON login_failures (last_failure);

CREATE TABLE user_service_credentials (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id         bigint      NOT NULL REFERENCES users ON DELETE CASCADE,
    service_id      bigint      NOT NULL,
    -- Sealed with a key that is not in this database, bound to the user and the service.
    api_token       bytea       NOT NULL,
    credential_type text        NOT NULL DEFAULT 'api_token' CHECK (credential_type = 'api_token'),
    label           text        NOT NULL,
    is_active       boolean     NOT NULL DEFAULT true,
    is_verified     boolean     NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    UNIQUE (user_id, service_id)
);

CREATE TABLE audit_logs (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id       bigint,
    actor         text        NOT NULL,
    action        text        NOT NULL,
    resource_type text        NOT NULL,
    details       text        NOT NULL,
    "timestamp"   timestamptz NOT NULL
);
CREATE INDEX audit_logs_of_user ON audit_logs (user_id, "timestamp" DESC);
