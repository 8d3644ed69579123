-- A card in a wallet (OpenID4VCI 1.0; docs/decisions/0027): offers, and the copies that came of them.

-- Its holder offers a card to a wallet: for ten minutes, to one wallet, with six digits that travel by another way.
CREATE TABLE wallet_offers (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  card_id uuid NOT NULL,
  -- the life of the card that is offered: one that was replaced meanwhile gives no copies
  credential_id uuid NOT NULL,
  -- who offers, and gets the digits
  account_id uuid NOT NULL,
  language text NOT NULL CHECK (language IN ('zh-CN', 'en', 'kk', 'ru')),
  -- the pre-authorised code and the name of the offer; sealed, because the holder's page shows them more than once
  secrets_sealed bytea NOT NULL,
  -- keyed: of six digits alone every hash can be tried out
  digits_fingerprint bytea NOT NULL CHECK (length(digits_fingerprint) = 32),
  -- where the digits went, as the page may say it
  sent_to text NOT NULL,
  tries int NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
  made_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > made_at AND ends_at <= made_at + interval '10 minutes'),
  -- by the holder, or by the next offer of the card
  ended_at timestamptz,
  -- the wallet has its access token, until
  redeemed_at timestamptz,
  token_ends_at timestamptz,
  copies int NOT NULL DEFAULT 0 CHECK (copies BETWEEN 0 AND 5),
  PRIMARY KEY (holder_id, id),
  CHECK ((redeemed_at IS NULL) = (token_ends_at IS NULL)),
  CHECK (copies = 0 OR redeemed_at IS NOT NULL)
);
SELECT app.distribute('wallet_offers', 'holder_id', 'holder');
ALTER TABLE wallet_offers ADD CONSTRAINT wallet_offers_card FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);
ALTER TABLE wallet_offers ADD CONSTRAINT wallet_offers_credential
  FOREIGN KEY (holder_id, credential_id) REFERENCES card_credentials (holder_id, id);
CREATE INDEX wallet_offers_by_card ON wallet_offers (holder_id, card_id, made_at);

-- Where a code, the name of an offer, or an access token leads.
CREATE TABLE wallet_places (
  fingerprint bytea PRIMARY KEY CHECK (length(fingerprint) = 32),
  holder_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  ends_at timestamptz NOT NULL
);
SELECT app.distribute('wallet_places', 'fingerprint', 'wallet_places');

-- Nonces that a proof has used: we make them without keeping them, and take each once.
CREATE TABLE wallet_nonces (fingerprint bytea PRIMARY KEY CHECK (length(fingerprint) = 32), ends_at timestamptz NOT NULL);
SELECT app.distribute('wallet_nonces', 'fingerprint', 'wallet_nonces');

-- What wallets were given, each with an index of its own, so that two copies cannot be told to be of one card. A row is
-- there before its copy is signed: what was signed without one is not ours.
CREATE TABLE wallet_copies (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  card_id uuid NOT NULL,
  credential_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  list_id text NOT NULL,
  idx int NOT NULL CHECK (idx >= 0),
  -- as card_credentials.status; changes with it, in one transaction
  status smallint NOT NULL CHECK (status BETWEEN 0 AND 3),
  signer_id uuid NOT NULL,
  signed_hash bytea NOT NULL CHECK (length(signed_hash) = 32),
  issued_at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id),
  UNIQUE (holder_id, list_id, idx)
);
SELECT app.distribute('wallet_copies', 'holder_id', 'holder');
ALTER TABLE wallet_copies ADD CONSTRAINT wallet_copies_credential
  FOREIGN KEY (holder_id, credential_id) REFERENCES card_credentials (holder_id, id);
ALTER TABLE wallet_copies ADD CONSTRAINT wallet_copies_signer FOREIGN KEY (signer_id) REFERENCES signers (id);
CREATE INDEX wallet_copies_by_credential ON wallet_copies (holder_id, credential_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON wallet_offers TO sapar_app;
GRANT SELECT, INSERT, DELETE ON wallet_places, wallet_nonces TO sapar_app;
GRANT SELECT, INSERT, UPDATE (status) ON wallet_copies TO sapar_app;
