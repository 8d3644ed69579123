-- What a holder prepares to ask for about a card (docs/decisions/0030), of each kind one. It is no request yet, and a table of
-- its own: whatever reads requests never meets one that was not sent. Its papers lie in evidence_files under its id, which
-- the request keeps.
CREATE TABLE card_change_drafts (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  card_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('correct-data', 'new-passport', 'lost-card', 'extend')),
  wish jsonb NOT NULL,
  explanation text,
  sms_wanted boolean NOT NULL,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id),
  UNIQUE (holder_id, card_id, kind)
);
SELECT app.distribute('card_change_drafts', 'holder_id', 'holder');
ALTER TABLE card_change_drafts ADD CONSTRAINT card_change_drafts_card
  FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);
CREATE INDEX card_change_drafts_old ON card_change_drafts (updated_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON card_change_drafts TO sapar_app;
