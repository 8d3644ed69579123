-- Cards and certificates are signed in two forms at once: for a bar code, and for a wallet.
-- null: a receipt, which goes into no wallet
ALTER TABLE signed_documents ADD COLUMN wallet_copy text;

-- A receipt is signed after its transaction. What is signed is fixed in it: the request moves on, the receipt does not.
-- Canonical JSON (RFC 8785); null: issued before receipts were signed.
ALTER TABLE receipts ADD COLUMN to_sign text;
