-- A holder is a person in the authority's register; an account (0004) may be linked to one or more of them.
CREATE TABLE holders (
  holder_id uuid PRIMARY KEY,
  register_ref text NOT NULL,
  family_name text NOT NULL CHECK (family_name <> ''),
  given_names text NOT NULL,
  native_name text,
  -- YYYY-MM-DD; an unknown month or day is 00 (ICAO Doc 9303-3 §4.8 writes it as fillers)
  born_on text NOT NULL CHECK (born_on ~ '^\d{4}-\d{2}-\d{2}$'),
  sex text NOT NULL CHECK (sex IN ('F', 'M', 'X')),
  nationality text NOT NULL CHECK (nationality ~ '^[A-Z]{1,3}$'),
  passport_number text NOT NULL CHECK (passport_number ~ '^[A-Z0-9]{3,20}$'),
  passport_issuer text NOT NULL CHECK (passport_issuer ~ '^[A-Z]{1,3}$'),
  passport_expires_on date,
  passport_changed_on date,
  email text,
  phone text CHECK (phone ~ '^\+[1-9]\d{6,14}$'),
  language text NOT NULL CHECK (language IN ('zh-CN', 'en', 'kk', 'ru')),
  contact_changed_at timestamptz,
  account_id uuid,
  linked_at timestamptz,
  register_hash text NOT NULL,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  CHECK ((account_id IS NULL) = (linked_at IS NULL))
);
SELECT app.distribute('holders', 'holder_id', 'holder');
CREATE INDEX holders_by_account ON holders (account_id) WHERE account_id IS NOT NULL;

CREATE TABLE register_refs (register_ref text PRIMARY KEY, holder_id uuid NOT NULL);
SELECT app.distribute('register_refs', 'register_ref', 'register_refs');

CREATE TABLE cards (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  card_number text NOT NULL CHECK (card_number ~ '^[A-Z0-9]{9}$'),
  card_type text NOT NULL,
  purpose text NOT NULL,
  -- the passport the card was issued for; the holder's present one may be another
  passport_number text NOT NULL,
  issued_on date NOT NULL,
  valid_from date NOT NULL,
  valid_until date NOT NULL,
  entries int CHECK (entries > 0),
  stay_days int CHECK (stay_days > 0),
  state text NOT NULL CHECK (state IN ('active', 'suspended', 'cancelled', 'revoked', 'annulled', 'expired')),
  state_since timestamptz NOT NULL,
  ground text,
  register_hash text NOT NULL,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id),
  UNIQUE (holder_id, card_number),
  CHECK (valid_from <= valid_until),
  CHECK (issued_on <= valid_until),
  -- what the authority did on its own has a ground; what the holder asked for has none
  CHECK ((state IN ('revoked', 'annulled')) = (ground IS NOT NULL))
);
SELECT app.distribute('cards', 'holder_id', 'holder');
ALTER TABLE cards ADD CONSTRAINT cards_holder FOREIGN KEY (holder_id) REFERENCES holders (holder_id);
CREATE INDEX cards_to_expire ON cards (valid_until) WHERE state IN ('active', 'suspended');

CREATE TABLE card_numbers (card_number text PRIMARY KEY, holder_id uuid NOT NULL, card_id uuid NOT NULL);
SELECT app.distribute('card_numbers', 'card_number', 'card_numbers');

-- "Your daughter's card depends on yours": kept with the card that others depend on, for its preview.
CREATE TABLE card_dependants (
  holder_id uuid NOT NULL,
  card_id uuid NOT NULL,
  dependant_card_number text NOT NULL,
  dependant_holder_id uuid NOT NULL,
  relation text NOT NULL CHECK (relation IN ('child', 'spouse', 'parent', 'other')),
  PRIMARY KEY (holder_id, card_id, dependant_card_number)
);
SELECT app.distribute('card_dependants', 'holder_id', 'holder');
ALTER TABLE card_dependants ADD CONSTRAINT card_dependants_card FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);
