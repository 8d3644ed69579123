-- The transparency log (C2SP tlog-tiles; docs/decisions/0023). Only commitments: nothing here names a person or a card.

CREATE TABLE log_entries (
  log_id text NOT NULL,
  log_index bigint NOT NULL CHECK (log_index >= 0),
  entry bytea NOT NULL CHECK (length(entry) BETWEEN 1 AND 65535),
  -- RFC 6962 §2.1: SHA-256 of 0x00 and the entry
  leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32),
  PRIMARY KEY (log_id, log_index),
  -- an event is logged once
  UNIQUE (log_id, leaf_hash)
);
SELECT app.distribute('log_entries', 'log_id', 'log_entries');

-- Two checkpoints of one size with different roots would be two histories. The root of a size is decided here, before
-- anything is signed, and the primary key lets it be decided once.
CREATE TABLE log_checkpoints (
  log_id text NOT NULL,
  size bigint NOT NULL CHECK (size > 0),
  root bytea NOT NULL CHECK (length(root) = 32),
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (log_id, size)
);
SELECT app.distribute('log_checkpoints', 'log_id', 'log_checkpoints');

-- The signed notes that were published, with the cosignatures they had then.
CREATE TABLE log_notes (
  log_id text NOT NULL,
  size bigint NOT NULL,
  note text NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (log_id, size)
);
SELECT app.distribute('log_notes', 'log_id', 'log_notes');

GRANT SELECT, INSERT ON log_entries, log_checkpoints TO sapar_app;
GRANT SELECT, INSERT, UPDATE ON log_notes TO sapar_app;
