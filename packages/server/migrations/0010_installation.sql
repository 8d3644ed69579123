-- What this database is for: invented people, or real ones. Set by the first start and never changed; the application
-- neither reads nor writes it.
CREATE TABLE app.installation (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  is_demo boolean NOT NULL
);
