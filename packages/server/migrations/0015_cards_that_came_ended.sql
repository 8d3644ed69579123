-- A register may bring a card that is cancelled, revoked or annulled already and does not say since when. Nothing is guessed:
-- what such a card cost was settled before it came here, and it is not charged.
ALTER TABLE cards ADD COLUMN ended_before_import boolean NOT NULL DEFAULT false;
UPDATE cards SET ended_before_import = true
  WHERE state IN ('cancelled', 'revoked', 'annulled') AND state_since = created_at;
