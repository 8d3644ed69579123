-- One hash chain per subject (a holder or a principal). The application may add and read, never change or delete.
CREATE TABLE audit_entries (
  subject_id uuid NOT NULL,
  seq int NOT NULL CHECK (seq > 0),
  event text NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('holder', 'staff', 'system', 'operator')),
  actor_id uuid,
  actor_role text,
  card_id uuid,
  request_id uuid,
  details jsonb NOT NULL,
  at timestamptz NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (subject_id, seq)
);
SELECT app.distribute('audit_entries', 'subject_id', 'holder');
CREATE INDEX audit_entries_by_request ON audit_entries (subject_id, request_id) WHERE request_id IS NOT NULL;
CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, at) WHERE actor_id IS NOT NULL;

-- The answer to a command, kept so that a retry gets the same one (I-16).
CREATE TABLE commands (
  subject_id uuid NOT NULL,
  command_id uuid NOT NULL,
  name text NOT NULL,
  body_hash bytea NOT NULL,
  outcome jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (subject_id, command_id)
);
SELECT app.distribute('commands', 'subject_id', 'holder');
