CREATE TABLE cancellation_requests (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  card_id uuid NOT NULL,
  reference text NOT NULL,
  state text NOT NULL CHECK (state IN
    ('draft', 'submitted', 'under-review', 'returned', 'approved', 'completed', 'refused', 'lapsed', 'withdrawn', 'recalled')),
  whereabouts text CHECK (whereabouts IN ('inside', 'outside')),
  last_exit_on date,
  departure_on date,
  reason_code text,
  reason_text text,
  effect text CHECK (effect IN ('now', 'on-departure', 'on-date')),
  effect_on date,
  identity_confirmed_at timestamptz,
  contact_confirmed_at timestamptz,
  sms_wanted boolean NOT NULL DEFAULT true,
  acknowledged text[] NOT NULL DEFAULT '{}',
  language text NOT NULL CHECK (language IN ('zh-CN', 'en', 'kk', 'ru')),
  submitted_at timestamptz,
  -- the local date of submission in the authority's zone: the day that counts
  submitted_on date,
  due_on date,
  recall_until timestamptz,
  asked_session_id uuid,
  decided_at timestamptz,
  decided_by uuid,
  ground text,
  completed_at timestamptz,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id),
  CHECK (state = 'draft' OR (submitted_at IS NOT NULL AND submitted_on IS NOT NULL AND due_on IS NOT NULL
    AND effect IS NOT NULL AND reason_code IS NOT NULL AND whereabouts IS NOT NULL AND identity_confirmed_at IS NOT NULL)),
  CHECK ((effect = 'on-date') = (effect_on IS NOT NULL) OR effect IS NULL),
  CHECK (state NOT IN ('approved', 'completed', 'refused') OR (decided_at IS NOT NULL AND decided_by IS NOT NULL)),
  CHECK ((state = 'refused') = (ground IS NOT NULL)),
  CHECK ((state = 'completed') = (completed_at IS NOT NULL))
);
SELECT app.distribute('cancellation_requests', 'holder_id', 'holder');
ALTER TABLE cancellation_requests ADD CONSTRAINT cancellation_requests_card FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);
-- at most one open request per card
CREATE UNIQUE INDEX cancellation_requests_one_open ON cancellation_requests (holder_id, card_id)
  WHERE state IN ('draft', 'submitted', 'under-review', 'returned', 'approved');
CREATE INDEX cancellation_requests_queue ON cancellation_requests (due_on, submitted_at) WHERE state IN ('submitted', 'under-review');
CREATE INDEX cancellation_requests_pending ON cancellation_requests (effect_on) WHERE state = 'approved';
CREATE INDEX cancellation_requests_returned ON cancellation_requests (updated_at) WHERE state = 'returned';

CREATE TABLE request_references (reference text PRIMARY KEY, holder_id uuid NOT NULL, request_id uuid NOT NULL);
SELECT app.distribute('request_references', 'reference', 'request_references');
-- where a case page's address leads: it names the request alone
CREATE INDEX request_references_by_request ON request_references (request_id);

-- Each time the office asked for papers; the clock of the promise stands still between the two instants.
CREATE TABLE request_returns (
  holder_id uuid NOT NULL,
  request_id uuid NOT NULL,
  number int NOT NULL CHECK (number > 0),
  papers text[] NOT NULL CHECK (cardinality(papers) > 0),
  comment text,
  returned_at timestamptz NOT NULL,
  answer_by date NOT NULL,
  resubmitted_at timestamptz,
  answer text,
  reminded_at timestamptz,
  PRIMARY KEY (holder_id, request_id, number)
);
SELECT app.distribute('request_returns', 'holder_id', 'holder');
ALTER TABLE request_returns ADD CONSTRAINT request_returns_request FOREIGN KEY (holder_id, request_id) REFERENCES cancellation_requests (holder_id, id);

CREATE TABLE evidence_files (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  -- 0: sent with the request; n: the answer to its n-th return. Says what may still be taken back, whatever the clock did.
  return_number int NOT NULL DEFAULT 0 CHECK (return_number >= 0),
  paper text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  size_bytes int NOT NULL CHECK (size_bytes > 0),
  original_sha256 bytea NOT NULL,
  pages jsonb NOT NULL,
  uploaded_at timestamptz NOT NULL,
  -- a paper sent with a request stays with it; until then the holder may take it back
  removed_at timestamptz,
  PRIMARY KEY (holder_id, id)
);
SELECT app.distribute('evidence_files', 'holder_id', 'holder');
CREATE INDEX evidence_files_by_request ON evidence_files (holder_id, request_id);
