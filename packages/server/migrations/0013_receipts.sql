-- The proof that a holder asked. What is kept is the very text that was hashed, so that the two can never part; the
-- application may add and read, never change or delete.
CREATE TABLE receipts (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  card_id uuid NOT NULL,
  number text NOT NULL,
  -- canonical JSON (RFC 8785)
  content text NOT NULL,
  hash bytea NOT NULL CHECK (hash = sha256(convert_to(content, 'UTF8'))),
  issued_at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id),
  -- a request is submitted once
  UNIQUE (holder_id, request_id)
);
SELECT app.distribute('receipts', 'holder_id', 'holder');
ALTER TABLE receipts ADD CONSTRAINT receipts_request FOREIGN KEY (holder_id, request_id) REFERENCES cancellation_requests (holder_id, id);
ALTER TABLE receipts ADD CONSTRAINT receipts_card FOREIGN KEY (holder_id, card_id) REFERENCES cards (holder_id, id);

CREATE TABLE receipt_numbers (number text PRIMARY KEY, holder_id uuid NOT NULL, receipt_id uuid NOT NULL);
SELECT app.distribute('receipt_numbers', 'number', 'receipt_numbers');

-- What goes with an e-mail, by name alone: the papers are made when it is sent.
ALTER TABLE notices ADD COLUMN attachments jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(attachments) = 'array');

GRANT SELECT, INSERT ON receipts TO sapar_app;
GRANT SELECT, INSERT ON receipt_numbers TO sapar_app;
