CREATE TABLE component_status_changes (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    component  text        NOT NULL,
    status     text        NOT NULL CHECK (status IN ('up', 'down')),
    message    text,
    changed_at timestamptz NOT NULL
);
CREATE INDEX component_status_changes_latest ON component_status_changes (component, id DESC);
