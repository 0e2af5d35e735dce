CREATE TABLE notifications (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The event that caused it: the same event twice makes one notification.
    event_id   uuid UNIQUE,
    user_id    bigint      NOT NULL,
    type       text        NOT NULL,
    title      text        NOT NULL,
    message    text        NOT NULL,
    data       jsonb       NOT NULL DEFAULT '{}',
    in_web     boolean     NOT NULL,
    is_read    boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL
);
CREATE INDEX notifications_of_user ON notifications (user_id, created_at DESC) WHERE in_web;
CREATE INDEX notifications_unread ON notifications (user_id) WHERE in_web AND NOT is_read;

CREATE TABLE email_outbox (
    notification_id bigint PRIMARY KEY REFERENCES notifications ON DELETE CASCADE,
    next_try_at     timestamptz NOT NULL,
    attempts        int         NOT NULL DEFAULT 0,
    sent_at         timestamptz,
    given_up_at     timestamptz
);
CREATE INDEX email_outbox_due ON email_outbox (next_try_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
