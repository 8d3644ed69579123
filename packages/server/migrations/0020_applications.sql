-- Applying for a card (docs/decisions/0025). The holder_id is the one that the person will have in the register once a card
-- is issued (0004); until then no row of holders has it.
CREATE TABLE applications (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  -- applications made in one go, by the id of the first
  group_id uuid NOT NULL,
  reference text NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'awaiting-payment', 'under-review', 'returned',
    'granted', 'refused', 'withdrawn', 'lapsed')),
  -- one document, read and written whole; what is searched or constrained stands beside it
  answers jsonb NOT NULL,
  language text NOT NULL CHECK (language IN ('zh-CN', 'en', 'kk', 'ru')),
  offer text,
  card_type text,
  purpose text,
  -- keyed hashes: of passport, birth date and card type (the guard), and of the passport alone (earlier records)
  guard_key bytea,
  passport_mark bytea,
  submitted_at timestamptz,
  submitted_on date,
  fee_minor bigint CHECK (fee_minor > 0 AND fee_minor <= 9007199254740991),
  fee_currency text CHECK (fee_currency ~ '^[A-Z]{3}$'),
  fee_refunded_on_refusal boolean,
  payment_id uuid,
  paid_at timestamptz,
  review_since timestamptz,
  review_from date,
  due_on date,
  proposed_by uuid,
  proposed_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  ground text,
  card_id uuid,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id),
  CHECK (state = 'draft' OR (submitted_at IS NOT NULL AND submitted_on IS NOT NULL AND offer IS NOT NULL
    AND card_type IS NOT NULL AND purpose IS NOT NULL AND guard_key IS NOT NULL AND passport_mark IS NOT NULL)),
  CHECK ((fee_minor IS NULL) = (fee_currency IS NULL) AND (fee_minor IS NULL) = (fee_refunded_on_refusal IS NULL)),
  -- no payment without an application that was sent and costs something
  CHECK (payment_id IS NULL OR (state <> 'draft' AND fee_minor IS NOT NULL)),
  CHECK (paid_at IS NULL OR payment_id IS NOT NULL),
  CHECK (state <> 'awaiting-payment' OR (payment_id IS NOT NULL AND paid_at IS NULL)),
  -- nobody looks at an application, and no card is issued, without payment where one is due
  CHECK (state NOT IN ('under-review', 'returned', 'granted', 'refused') OR ((fee_minor IS NULL OR paid_at IS NOT NULL)
    AND review_since IS NOT NULL AND review_from IS NOT NULL AND due_on IS NOT NULL)),
  CHECK ((proposed_by IS NULL) = (proposed_at IS NULL)),
  CHECK (state NOT IN ('granted', 'refused') OR (decided_at IS NOT NULL AND decided_by IS NOT NULL)),
  -- the second of two officers is another one
  CHECK (state <> 'granted' OR proposed_by IS NULL OR proposed_by <> decided_by),
  CHECK ((state = 'refused') = (ground IS NOT NULL)),
  CHECK ((state = 'granted') = (card_id IS NOT NULL))
);
SELECT app.distribute('applications', 'holder_id', 'holder');
ALTER TABLE applications ADD CONSTRAINT applications_card FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);
-- one card for one granted application
CREATE UNIQUE INDEX applications_one_card ON applications (holder_id, card_id) WHERE card_id IS NOT NULL;
CREATE INDEX applications_by_account ON applications (account_id);
CREATE INDEX applications_queue ON applications (due_on, review_since) WHERE state = 'under-review';
CREATE INDEX applications_unpaid ON applications (submitted_on) WHERE state = 'submitted';
CREATE INDEX applications_returned ON applications (updated_at) WHERE state = 'returned';
CREATE INDEX applications_drafts ON applications (updated_at) WHERE state = 'draft';

CREATE TABLE application_references (reference text PRIMARY KEY, holder_id uuid NOT NULL, application_id uuid NOT NULL);
SELECT app.distribute('application_references', 'reference', 'application_references');
CREATE INDEX application_references_by_application ON application_references (application_id);

-- Who holds a passport and card type at this moment: an open application, or the card that came of it. Taken before an
-- application is sent, so that two of the same person meet here whichever account or process they come through.
CREATE TABLE application_guards (
  guard_key bytea PRIMARY KEY,
  holder_id uuid NOT NULL,
  application_id uuid NOT NULL,
  account_id uuid NOT NULL,
  -- null while the application is open
  card_id uuid
);
SELECT app.distribute('application_guards', 'guard_key', 'application_guards');

-- Which applications were made with a passport, for the officer's "earlier records". A keyed hash: the table tells nobody
-- anything who does not have the key and the passport.
CREATE TABLE passport_marks (
  passport_mark bytea NOT NULL,
  application_id uuid NOT NULL,
  holder_id uuid NOT NULL,
  PRIMARY KEY (passport_mark, application_id)
);
SELECT app.distribute('passport_marks', 'passport_mark', 'passport_marks');

CREATE TABLE application_returns (
  holder_id uuid NOT NULL,
  application_id uuid NOT NULL,
  number int NOT NULL CHECK (number > 0),
  papers text[] NOT NULL CHECK (cardinality(papers) > 0),
  comment text,
  returned_at timestamptz NOT NULL,
  answer_by date NOT NULL,
  resubmitted_at timestamptz,
  answer text,
  reminded_at timestamptz,
  PRIMARY KEY (holder_id, application_id, number)
);
SELECT app.distribute('application_returns', 'holder_id', 'holder');
ALTER TABLE application_returns ADD CONSTRAINT application_returns_application
  FOREIGN KEY (holder_id, application_id) REFERENCES applications (holder_id, id);

-- A case is a cancellation request or an application: assignment, opening and note are the same thing for both, and a
-- foreign key has one target. Whoever writes them holds the lock on the case.
ALTER TABLE case_assignments DROP CONSTRAINT case_assignments_request;
ALTER TABLE case_openings DROP CONSTRAINT case_openings_request;
ALTER TABLE case_notes DROP CONSTRAINT case_notes_request;

-- Numbers that stand on cards no longer: never given again, and no key to the card any more.
ALTER TABLE card_numbers ADD COLUMN retired_at timestamptz;

-- The one queue of the office.
CREATE VIEW open_cases AS
  SELECT 'cancellation' AS kind, r.holder_id, r.id AS request_id, r.reference, r.state, r.due_on, r.submitted_at AS since,
    r.language, c.card_type, c.purpose, r.reason_code, r.effect
  FROM cancellation_requests r JOIN cards c ON c.holder_id = r.holder_id AND c.id = r.card_id
  WHERE r.state IN ('submitted', 'under-review', 'returned', 'approved')
UNION ALL
  SELECT 'application', a.holder_id, a.id, a.reference, a.state, a.due_on, a.review_since,
    a.language, a.card_type, a.purpose, NULL, NULL
  FROM applications a
  WHERE a.state IN ('under-review', 'returned');

GRANT SELECT, INSERT, UPDATE, DELETE ON applications, application_references, application_guards, passport_marks,
  application_returns TO sapar_app;
GRANT SELECT ON open_cases TO sapar_app;
