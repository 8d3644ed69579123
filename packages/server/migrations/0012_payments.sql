-- Paying (docs/decisions/0017). Bank cards are typed on the acquirer's own page; kept here is what was asked for and what
-- the acquirer said when it was asked.
CREATE TABLE payments (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('charge')),
  -- what is paid for: of a charge the card. Of several kinds, so without a foreign key.
  subject_id uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0 AND amount_minor <= 9007199254740991),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  state text NOT NULL CHECK (state IN ('created', 'pending', 'paid', 'failed', 'expired')),
  provider text NOT NULL,
  provider_ref text,
  hosted_page text,
  started_by uuid NOT NULL,
  language text NOT NULL CHECK (language IN ('zh-CN', 'en', 'kk', 'ru')),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- the acquirer's own time, so that its list of a day and ours speak of the same day
  paid_at timestamptz,
  failure text,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id),
  CHECK ((state = 'paid') = (paid_at IS NOT NULL)),
  CHECK (state NOT IN ('pending', 'paid') OR provider_ref IS NOT NULL),
  CHECK (expires_at > created_at)
);
SELECT app.distribute('payments', 'holder_id', 'holder');
ALTER TABLE payments ADD CONSTRAINT payments_holder FOREIGN KEY (holder_id) REFERENCES holders (holder_id);
-- one open payment for a subject: two browser tabs pay once
CREATE UNIQUE INDEX payments_one_open ON payments (holder_id, purpose, subject_id) WHERE state IN ('created', 'pending');
CREATE INDEX payments_open ON payments (holder_id, id) WHERE state IN ('created', 'pending');
CREATE INDEX payments_by_day ON payments (paid_at) WHERE paid_at IS NOT NULL;

CREATE TABLE refunds (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0 AND amount_minor <= 9007199254740991),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  reason text NOT NULL CHECK (reason IN ('overpaid', 'paid-twice', 'authority-error')),
  comment text NOT NULL CHECK (comment <> ''),
  state text NOT NULL CHECK (state IN ('requested', 'pending', 'refunded', 'failed')),
  provider_ref text,
  requested_by uuid NOT NULL,
  requested_at timestamptz NOT NULL,
  refunded_at timestamptz,
  failed_at timestamptz,
  failure text,
  -- how a supervisor brought a failed one to an end
  resolution text CHECK (resolution IN ('retried', 'settled-otherwise')),
  resolution_comment text,
  resolved_by uuid,
  resolved_at timestamptz,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id),
  CHECK (state <> 'refunded' OR refunded_at IS NOT NULL),
  CHECK ((state = 'failed') = (failed_at IS NOT NULL)),
  CHECK (state NOT IN ('pending', 'refunded') OR provider_ref IS NOT NULL),
  CHECK (resolution IS NULL OR state = 'failed'),
  CHECK ((resolution IS NULL) = (resolved_by IS NULL) AND (resolution IS NULL) = (resolved_at IS NULL)),
  CHECK (resolution <> 'settled-otherwise' OR resolution_comment <> '')
);
SELECT app.distribute('refunds', 'holder_id', 'holder');
ALTER TABLE refunds ADD CONSTRAINT refunds_payment FOREIGN KEY (holder_id, payment_id) REFERENCES payments (holder_id, id);
CREATE INDEX refunds_by_payment ON refunds (holder_id, payment_id);
CREATE INDEX refunds_open ON refunds (holder_id, id) WHERE state IN ('requested', 'pending');
CREATE INDEX refunds_to_resolve ON refunds (failed_at) WHERE state = 'failed' AND resolution IS NULL;
CREATE INDEX refunds_by_day ON refunds (refunded_at) WHERE refunded_at IS NOT NULL;
CREATE INDEX refunds_by_failure ON refunds (failed_at) WHERE failed_at IS NOT NULL AND refunded_at IS NOT NULL;

-- Whose payment or refund a reference is: the acquirer and staff pages name it alone.
CREATE TABLE payment_references (
  reference uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('payment', 'refund')),
  holder_id uuid NOT NULL
);
SELECT app.distribute('payment_references', 'reference', 'payment_references');

-- Events as they came. They are signals to ask the acquirer, never a source of facts.
CREATE TABLE payment_events (
  event_id text NOT NULL,
  provider text NOT NULL,
  type text NOT NULL,
  object_kind text CHECK (object_kind IN ('payment', 'refund')),
  object_ref text,
  body bytea NOT NULL,
  received_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'handled', 'unmatched', 'resolved')),
  resolved_by uuid,
  resolved_at timestamptz,
  resolution_comment text,
  PRIMARY KEY (event_id, provider),
  CHECK ((state = 'resolved') = (resolved_by IS NOT NULL) AND (state = 'resolved') = (resolution_comment IS NOT NULL))
);
SELECT app.distribute('payment_events', 'event_id', 'payment_events');
CREATE INDEX payment_events_unmatched ON payment_events (received_at) WHERE state = 'unmatched';

-- Days compared with the acquirer's list, so that a day on which we were down is caught up.
CREATE TABLE reconciled_days (
  provider text NOT NULL,
  day date NOT NULL,
  line_count int NOT NULL CHECK (line_count >= 0),
  difference_count int NOT NULL CHECK (difference_count >= 0),
  reconciled_at timestamptz NOT NULL,
  PRIMARY KEY (provider, day)
);
SELECT app.distribute('reconciled_days', 'provider', 'reconciled_days');

-- What does not agree with the acquirer, until a supervisor has dealt with it. The key says which difference it is, so
-- that finding it again adds nothing.
CREATE TABLE reconciliation_differences (
  difference_key text PRIMARY KEY,
  id uuid NOT NULL,
  provider text NOT NULL,
  kind text NOT NULL CHECK (kind IN
    ('missing-here', 'missing-there', 'amount-differs', 'currency-differs', 'state-differs', 'duplicate')),
  movement text NOT NULL CHECK (movement IN ('payment', 'refund', 'refund-failure')),
  reference text,
  provider_ref text,
  ours_minor bigint,
  ours_currency text,
  theirs_minor bigint,
  theirs_currency text,
  found_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'resolved')),
  resolved_by uuid,
  resolved_at timestamptz,
  resolution_comment text,
  CHECK ((state = 'resolved') = (resolved_by IS NOT NULL) AND (state = 'resolved') = (resolution_comment IS NOT NULL)),
  CHECK ((ours_minor IS NULL) = (ours_currency IS NULL) AND (theirs_minor IS NULL) = (theirs_currency IS NULL))
);
SELECT app.distribute('reconciliation_differences', 'difference_key', 'reconciliation_differences');
CREATE INDEX reconciliation_differences_by_id ON reconciliation_differences (id);
CREATE INDEX reconciliation_differences_open ON reconciliation_differences (found_at) WHERE state = 'open';

GRANT SELECT, INSERT, UPDATE ON payments, refunds, payment_events, reconciliation_differences TO sapar_app;
GRANT SELECT, INSERT ON payment_references, reconciled_days TO sapar_app;
