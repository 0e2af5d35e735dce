-- Tokens that were signed out before their time; of no interest when that is over.
CREATE TABLE signed_out_tokens (
    token_id      text        PRIMARY KEY CHECK (length(token_id) BETWEEN 1 AND 100),
    user_id       bigint      NOT NULL,
    signed_out_at timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL
);
CREATE INDEX signed_out_tokens_by_end ON signed_out_tokens (expires_at);

-- What was given to the user until then is not good any more. Also the outbox of the event that says so.
CREATE TABLE sign_outs_everywhere (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id     uuid        NOT NULL UNIQUE,
    user_id      bigint      NOT NULL,
    until        timestamptz NOT NULL,
    published_at timestamptz
);
CREATE INDEX sign_outs_everywhere_by_time ON sign_outs_everywhere (until);
CREATE INDEX sign_outs_everywhere_unpublished ON sign_outs_everywhere (id) WHERE published_at IS NULL;
