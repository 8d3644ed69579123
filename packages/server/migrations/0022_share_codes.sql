-- A code that a holder gives to somebody, who may then ask what the card is worth.
CREATE TABLE share_codes (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  card_id uuid NOT NULL,
  -- sealed, because the holder reads it out more than once
  code_sealed bytea NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('employer', 'hotel', 'carrier', 'bank', 'other')),
  made_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > made_at),
  -- by the holder, before its time
  ended_at timestamptz,
  PRIMARY KEY (holder_id, id)
);
SELECT app.distribute('share_codes', 'holder_id', 'holder');
ALTER TABLE share_codes ADD CONSTRAINT share_codes_card FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);
CREATE INDEX share_codes_by_card ON share_codes (holder_id, card_id);

-- Where a code leads. Its fingerprint is keyed: of the nine characters alone every hash can be tried out.
CREATE TABLE share_code_places (fingerprint bytea PRIMARY KEY, holder_id uuid NOT NULL, share_code_id uuid NOT NULL);
SELECT app.distribute('share_code_places', 'fingerprint', 'share_code_places');

-- Somebody without an account looks at a card by such a code.
ALTER TABLE audit_entries DROP CONSTRAINT audit_entries_actor_kind_check;
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_actor_kind_check
  CHECK (actor_kind IN ('holder', 'staff', 'system', 'operator', 'visitor'));
CREATE INDEX audit_entries_by_card ON audit_entries (subject_id, card_id, seq) WHERE card_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE (ended_at) ON share_codes TO sapar_app;
GRANT SELECT, INSERT ON share_code_places TO sapar_app;
