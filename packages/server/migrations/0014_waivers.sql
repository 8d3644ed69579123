-- What a holder need not pay, by decision, with a coded ground. Above a limit a second person decides.
CREATE TABLE waivers (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  card_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('requested', 'granted', 'refused')),
  ground text NOT NULL,
  comment text NOT NULL CHECK (length(comment) BETWEEN 1 AND 8000),
  amount_minor bigint NOT NULL CHECK (amount_minor > 0 AND amount_minor <= 9007199254740991),
  currency text NOT NULL,
  -- the tariff's limit, and what was waived for the card by one person alone before
  second_person_above_minor bigint NOT NULL CHECK (second_person_above_minor >= 0),
  alone_before_minor bigint NOT NULL CHECK (alone_before_minor >= 0),
  requested_by uuid NOT NULL,
  requested_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  version int NOT NULL CHECK (version > 0),
  PRIMARY KEY (holder_id, id),
  CHECK ((state = 'requested') = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CHECK (state <> 'refused' OR decided_by <> requested_by),
  -- nobody waives above the limit alone, in pieces neither (T-21)
  CHECK (state <> 'granted' OR decided_by <> requested_by OR alone_before_minor + amount_minor <= second_person_above_minor)
);
SELECT app.distribute('waivers', 'holder_id', 'holder');
ALTER TABLE waivers ADD CONSTRAINT waivers_account
  FOREIGN KEY (holder_id, card_id, currency) REFERENCES charge_accounts (holder_id, card_id, currency);
-- one waits at a time, so that what is owed is looked at with all of them known
CREATE UNIQUE INDEX waivers_one_waiting ON waivers (holder_id, card_id) WHERE state = 'requested';

GRANT SELECT, INSERT, UPDATE ON waivers TO sapar_app;
