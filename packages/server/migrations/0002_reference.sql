-- Card types, purposes, grounds, calendars, service times, texts: versioned, dated, never edited.
CREATE TABLE reference_entries (
  kind text NOT NULL,
  code text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  effective_from date NOT NULL,
  content jsonb NOT NULL,
  source text NOT NULL CHECK (source <> ''),
  -- where lists on pages show it: the place the profile gave it
  position int NOT NULL CHECK (position >= 0),
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (kind, code, version),
  UNIQUE (kind, code, effective_from)
);
SELECT app.distribute('reference_entries', NULL, 'reference');
