-- Requests to change something about a card (docs/decisions/0025): its data, its passport, a lost copy, its last day.
CREATE TABLE card_changes (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  card_id uuid NOT NULL,
  account_id uuid NOT NULL,
  reference text NOT NULL,
  state text NOT NULL CHECK (state IN ('submitted', 'under-review', 'approved', 'refused', 'withdrawn')),
  kind text NOT NULL CHECK (kind IN ('correct-data', 'new-passport', 'lost-card', 'extend')),
  -- what is asked for, one document with the kind's own fields
  wish jsonb NOT NULL,
  explanation text,
  language text NOT NULL CHECK (language IN ('zh-CN', 'en', 'kk', 'ru')),
  sms_wanted boolean NOT NULL,
  submitted_at timestamptz NOT NULL,
  submitted_on date NOT NULL,
  due_on date NOT NULL,
  decided_at timestamptz,
  decided_by uuid,
  ground text,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id),
  CHECK ((state IN ('approved', 'refused')) = (decided_at IS NOT NULL AND decided_by IS NOT NULL)),
  CHECK ((state = 'refused') = (ground IS NOT NULL))
);
SELECT app.distribute('card_changes', 'holder_id', 'holder');
ALTER TABLE card_changes ADD CONSTRAINT card_changes_card FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);
-- at most one open request about a card
CREATE UNIQUE INDEX card_changes_one_open ON card_changes (holder_id, card_id) WHERE state IN ('submitted', 'under-review');
CREATE INDEX card_changes_queue ON card_changes (due_on, submitted_at) WHERE state IN ('submitted', 'under-review');

CREATE TABLE card_change_references (reference text PRIMARY KEY, holder_id uuid NOT NULL, change_id uuid NOT NULL);
SELECT app.distribute('card_change_references', 'reference', 'card_change_references');
CREATE INDEX card_change_references_by_change ON card_change_references (change_id);

CREATE OR REPLACE VIEW open_cases AS
  SELECT 'cancellation' AS kind, r.holder_id, r.id AS request_id, r.reference, r.state, r.due_on, r.submitted_at AS since,
    r.language, c.card_type, c.purpose, r.reason_code, r.effect
  FROM cancellation_requests r JOIN cards c ON c.holder_id = r.holder_id AND c.id = r.card_id
  WHERE r.state IN ('submitted', 'under-review', 'returned', 'approved')
UNION ALL
  SELECT 'application', a.holder_id, a.id, a.reference, a.state, a.due_on, a.review_since,
    a.language, a.card_type, a.purpose, NULL, NULL
  FROM applications a
  WHERE a.state IN ('under-review', 'returned')
UNION ALL
  SELECT 'card-change', h.holder_id, h.id, h.reference, h.state, h.due_on, h.submitted_at,
    h.language, c.card_type, c.purpose, NULL, NULL
  FROM card_changes h JOIN cards c ON c.holder_id = h.holder_id AND c.id = h.card_id
  WHERE h.state IN ('submitted', 'under-review');

GRANT SELECT, INSERT, UPDATE ON card_changes TO sapar_app;
GRANT SELECT, INSERT ON card_change_references TO sapar_app;
