-- A key that signs answers to systems, at anybody's asking, and therefore nothing else.
ALTER TABLE signers DROP CONSTRAINT signers_role_check;
ALTER TABLE signers ADD CONSTRAINT signers_role_check CHECK (role IN ('root', 'document', 'status-list', 'log', 'answer'));
