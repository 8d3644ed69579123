-- Proof of a card: who signs, what was signed, and where its status stands (docs/decisions/0020).

-- The authority's root and its signers. Private keys are not here: key_name names them to the keys port.
CREATE TABLE signers (
  id uuid PRIMARY KEY,
  role text NOT NULL CHECK (role IN ('root', 'document', 'status-list', 'log')),
  key_name text NOT NULL UNIQUE,
  -- SubjectPublicKeyInfo, DER
  public_key bytea NOT NULL,
  -- X.509, DER; a log's key has none, a signer whose root is off line waits for it
  certificate bytea UNIQUE,
  state text NOT NULL CHECK (state IN ('announced', 'active', 'retired', 'distrusted')),
  state_since timestamptz NOT NULL,
  -- nothing signed by it from then on is to be believed
  distrusted_from timestamptz,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  version int NOT NULL DEFAULT 1,
  CHECK (valid_from < valid_until),
  CHECK ((state = 'distrusted') = (distrusted_from IS NOT NULL)),
  CHECK (state = 'announced' OR role = 'log' OR certificate IS NOT NULL)
);
SELECT app.distribute('signers', NULL, 'reference');
CREATE UNIQUE INDEX signers_one_active ON signers (role) WHERE state = 'active';
CREATE UNIQUE INDEX signers_one_announced ON signers (role) WHERE state = 'announced';

-- A card's place in a status list. A card that is reinstated gets another one; the earlier stays as it is for ever.
CREATE TABLE card_credentials (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  card_id uuid NOT NULL,
  list_id text NOT NULL,
  idx int NOT NULL CHECK (idx >= 0),
  -- the two bits: 0 valid, 1 withdrawn, 2 suspended, 3 cancelled
  status smallint NOT NULL CHECK (status BETWEEN 0 AND 3),
  issued_at timestamptz NOT NULL,
  superseded_at timestamptz,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (holder_id, id)
);
SELECT app.distribute('card_credentials', 'holder_id', 'holder');
ALTER TABLE card_credentials ADD CONSTRAINT card_credentials_card
  FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);
CREATE UNIQUE INDEX card_credentials_one_current ON card_credentials (holder_id, card_id) WHERE superseded_at IS NULL;

-- What happened to a credential, in the transaction in which it happened. The publisher takes it to list and log, each once.
CREATE TABLE credential_events (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  card_id uuid NOT NULL,
  credential_id uuid,
  kind text NOT NULL CHECK (kind IN ('issued', 'cancelled', 'withdrawn', 'suspended', 'resumed', 'reinstated')),
  list_id text,
  idx int,
  status smallint CHECK (status BETWEEN 0 AND 3),
  -- what the log's commitment is made of: for a card or a certificate the data that is signed
  event jsonb NOT NULL,
  salt bytea NOT NULL CHECK (length(salt) = 32),
  commitment bytea NOT NULL CHECK (length(commitment) = 32),
  -- whole seconds, because the log says them
  at timestamptz NOT NULL,
  applied_at timestamptz,
  log_index bigint CHECK (log_index >= 0),
  PRIMARY KEY (holder_id, id),
  CHECK ((list_id IS NULL) = (idx IS NULL) AND (list_id IS NULL) = (status IS NULL)),
  CHECK ((applied_at IS NULL) = (log_index IS NULL))
);
SELECT app.distribute('credential_events', 'holder_id', 'holder');
ALTER TABLE credential_events ADD CONSTRAINT credential_events_card
  FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);
CREATE INDEX credential_events_to_apply ON credential_events (at, holder_id, id) WHERE applied_at IS NULL;
CREATE INDEX credential_events_by_card ON credential_events (holder_id, card_id, at);

-- Said before anything is signed: which bytes, by whom. Without its row no signature of ours is genuine, and a signature
-- that was made before a crash is made again for the same bytes.
CREATE TABLE signing_intentions (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  card_id uuid NOT NULL,
  document text NOT NULL CHECK (document IN ('card', 'certificate', 'receipt')),
  -- the event, or the request, that the document is about
  about_id uuid NOT NULL,
  signer_id uuid NOT NULL,
  signed_hash bytea NOT NULL CHECK (length(signed_hash) = 32),
  intended_at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id),
  UNIQUE (holder_id, document, about_id)
);
SELECT app.distribute('signing_intentions', 'holder_id', 'holder');
ALTER TABLE signing_intentions ADD CONSTRAINT signing_intentions_card
  FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);
ALTER TABLE signing_intentions ADD CONSTRAINT signing_intentions_signer FOREIGN KEY (signer_id) REFERENCES signers (id);

CREATE TABLE signed_documents (
  holder_id uuid NOT NULL,
  -- that of the intention
  id uuid NOT NULL,
  text text NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id)
);
SELECT app.distribute('signed_documents', 'holder_id', 'holder');
ALTER TABLE signed_documents ADD CONSTRAINT signed_documents_intention
  FOREIGN KEY (holder_id, id) REFERENCES signing_intentions (holder_id, id);

GRANT SELECT, INSERT, UPDATE ON signers, card_credentials, credential_events TO sapar_app;
-- what was signed is never altered; it is erased when its time of retention is over
GRANT SELECT, INSERT, DELETE ON signing_intentions, signed_documents TO sapar_app;
