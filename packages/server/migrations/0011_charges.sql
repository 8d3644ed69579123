-- What a card costs. The figures come from a pure function (docs/decisions/0015); kept here are the stop, which is a fact,
-- and the ledger, which records what the function said.
ALTER TABLE cards ADD COLUMN trip_ends_on date;
ALTER TABLE cards ADD COLUMN last_exit_on date;

-- Asking stops the charge. A request that ends without a cancellation lifts its stop, as if it had never been.
CREATE TABLE charge_stops (
  holder_id uuid NOT NULL,
  request_id uuid NOT NULL,
  card_id uuid NOT NULL,
  stopped_at timestamptz NOT NULL,
  lifted_at timestamptz,
  lifted_because text CHECK (lifted_because IN ('recalled', 'withdrawn', 'refused', 'lapsed')),
  PRIMARY KEY (holder_id, request_id),
  CHECK ((lifted_at IS NULL) = (lifted_because IS NULL))
);
SELECT app.distribute('charge_stops', 'holder_id', 'holder');
ALTER TABLE charge_stops ADD CONSTRAINT charge_stops_card FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);
CREATE UNIQUE INDEX charge_stops_one_in_force ON charge_stops (holder_id, card_id) WHERE lifted_at IS NULL;

INSERT INTO charge_stops (holder_id, request_id, card_id, stopped_at)
  SELECT DISTINCT ON (holder_id, card_id) holder_id, id, card_id, submitted_at FROM cancellation_requests
  WHERE state IN ('submitted', 'under-review', 'returned', 'approved', 'completed')
  ORDER BY holder_id, card_id, submitted_at;

-- One row for a card that can owe. It holds the card to one currency, is locked while entries are planned, and remembers
-- with what the ledger was compared, so that a sweep leaves alone what cannot have changed (docs/decisions/0016).
CREATE TABLE charge_accounts (
  holder_id uuid NOT NULL,
  card_id uuid NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- null: not compared yet, or something bears on the charge since
  card_version int,
  tariff_mark text,
  -- the first day that is not posted; null: nothing more will be charged unless something changes
  next_on date,
  PRIMARY KEY (holder_id, card_id),
  UNIQUE (holder_id, card_id, currency)
)
-- each is written every night: room for the new version of a row beside the old one
WITH (fillfactor = 60);
SELECT app.distribute('charge_accounts', 'holder_id', 'holder');
ALTER TABLE charge_accounts ADD CONSTRAINT charge_accounts_card FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);

-- Each row moves an amount from one account to another, so that every entry sums to zero by its form. The application may
-- add and read, never change or delete.
CREATE TABLE ledger_entries (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  card_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN
    ('charge', 'correction', 'waiver', 'waiver-correction', 'payment', 'refund', 'refund-failure')),
  debit text NOT NULL CHECK (debit IN ('receivable', 'income', 'waived', 'acquirer')),
  credit text NOT NULL CHECK (credit IN ('receivable', 'income', 'waived', 'acquirer')),
  amount_minor bigint NOT NULL CHECK (amount_minor > 0 AND amount_minor <= 9007199254740991),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- the day that a charge is for
  charged_on date,
  -- the how manieth correction of the card
  correction_number int CHECK (correction_number > 0),
  -- the waiver, payment or refund behind it
  source_id uuid,
  posted_at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id),
  CHECK (CASE kind
    WHEN 'charge' THEN debit = 'receivable' AND credit = 'income'
    WHEN 'correction' THEN debit IN ('receivable', 'income') AND credit IN ('receivable', 'income')
    WHEN 'waiver' THEN debit = 'waived' AND credit = 'receivable'
    WHEN 'waiver-correction' THEN debit IN ('receivable', 'waived') AND credit IN ('receivable', 'waived')
    WHEN 'refund' THEN debit = 'receivable' AND credit = 'acquirer'
    ELSE debit = 'acquirer' AND credit = 'receivable' END),
  CHECK (debit <> credit),
  CHECK ((kind = 'charge') = (charged_on IS NOT NULL)),
  CHECK ((kind IN ('correction', 'waiver-correction')) = (correction_number IS NOT NULL)),
  CHECK ((kind IN ('waiver', 'payment', 'refund', 'refund-failure')) = (source_id IS NOT NULL))
);
SELECT app.distribute('ledger_entries', 'holder_id', 'holder');
ALTER TABLE ledger_entries ADD CONSTRAINT ledger_entries_account
  FOREIGN KEY (holder_id, card_id, currency) REFERENCES charge_accounts (holder_id, card_id, currency);
-- a day is charged at most once (I-06), a payment, waiver or refund is posted at most once
CREATE UNIQUE INDEX ledger_entries_one_per_day ON ledger_entries (holder_id, card_id, charged_on) WHERE kind = 'charge';
CREATE UNIQUE INDEX ledger_entries_one_per_correction ON ledger_entries (holder_id, card_id, correction_number)
  WHERE correction_number IS NOT NULL;
CREATE UNIQUE INDEX ledger_entries_one_per_source ON ledger_entries (holder_id, source_id, kind) WHERE source_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON charge_stops TO sapar_app;
GRANT SELECT, INSERT, UPDATE ON charge_accounts TO sapar_app;
GRANT SELECT, INSERT ON ledger_entries TO sapar_app;
