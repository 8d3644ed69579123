-- Status lists (IETF Token Status List; docs/decisions/0022).

CREATE TABLE status_lists (
  list_id text PRIMARY KEY CHECK (list_id ~ '^[a-z2-7]{6}$'),
  -- fixed for the life of a list (I-14); a power of two, so that indices can be permuted
  slots int NOT NULL CHECK (slots >= 1024 AND slots <= 16777216 AND (slots & (slots - 1)) = 0),
  -- secret of the permutation, sealed: without it the order in which indices are given away cannot be told
  order_key bytea NOT NULL,
  -- how many indices were given to cards, from the front of the permutation, and to decoys, from its end
  claimed int NOT NULL DEFAULT 0 CHECK (claimed >= 0),
  decoys int NOT NULL DEFAULT 0 CHECK (decoys >= 0),
  -- closed after a restore: which of its indices were given away since the backup is not known
  is_closed boolean NOT NULL DEFAULT false,
  statuses bytea NOT NULL,
  -- the statuses, deflated; null when they changed since
  compressed bytea,
  last_change bigint NOT NULL DEFAULT 0,
  published_change bigint NOT NULL DEFAULT -1,
  published_sequence bigint NOT NULL DEFAULT 0,
  published_hash bytea CHECK (length(published_hash) = 32),
  published_at timestamptz,
  created_at timestamptz NOT NULL,
  CHECK (claimed + decoys <= slots),
  CHECK (length(statuses) * 4 = slots),
  CHECK ((published_at IS NULL) = (published_hash IS NULL))
);
SELECT app.distribute('status_lists', 'list_id', 'status_lists');

-- Whose an index is: given away once, by the primary key.
CREATE TABLE status_slots (
  list_id text NOT NULL,
  idx int NOT NULL CHECK (idx >= 0),
  holder_id uuid NOT NULL,
  card_id uuid NOT NULL,
  claimed_at timestamptz NOT NULL,
  PRIMARY KEY (list_id, idx)
);
SELECT app.distribute('status_slots', 'list_id', 'status_slots');

-- Every change of a list, in order. The list's own statuses are the sum of these.
CREATE TABLE status_changes (
  list_id text NOT NULL,
  number bigint NOT NULL CHECK (number > 0),
  idx int NOT NULL CHECK (idx >= 0),
  status smallint NOT NULL CHECK (status BETWEEN 0 AND 3),
  reason text NOT NULL CHECK (reason IN ('decision', 'decoy', 'reconciled')),
  event_id uuid,
  at timestamptz NOT NULL,
  PRIMARY KEY (list_id, number),
  UNIQUE (list_id, event_id),
  CHECK ((reason = 'decision') = (event_id IS NOT NULL))
);
SELECT app.distribute('status_changes', 'list_id', 'status_changes');
-- what is final stays as it is (I-08): one final status for an index, ever
CREATE UNIQUE INDEX status_changes_final_once ON status_changes (list_id, idx) WHERE status IN (1, 3);

-- Said before a list is published: one sequence stands for one content, and is never used for another.
CREATE TABLE status_publications (
  list_id text NOT NULL,
  sequence bigint NOT NULL CHECK (sequence > 0),
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  signer_id uuid NOT NULL,
  intended_at timestamptz NOT NULL,
  PRIMARY KEY (list_id, sequence)
);
SELECT app.distribute('status_publications', 'list_id', 'status_publications');

-- The one writer of lists and log: who publishes holds this row.
CREATE TABLE publishers (
  name text PRIMARY KEY,
  refused_at timestamptz,
  refused_because text,
  CHECK ((refused_at IS NULL) = (refused_because IS NULL))
);
SELECT app.distribute('publishers', 'name', 'publishers');
INSERT INTO publishers (name) VALUES ('main');

GRANT SELECT, INSERT, UPDATE ON status_lists TO sapar_app;
GRANT SELECT, UPDATE ON publishers TO sapar_app;
GRANT SELECT, INSERT ON status_slots, status_changes TO sapar_app;
-- reconciling after a restore corrects the hash of a number that was intended and never left
GRANT SELECT, INSERT, UPDATE ON status_publications TO sapar_app;
