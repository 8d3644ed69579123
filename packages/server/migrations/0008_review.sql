-- Who works on a case. A lease that has ended leaves the case free without anybody touching the row.
CREATE TABLE case_assignments (
  holder_id uuid NOT NULL,
  request_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  assigned_at timestamptz NOT NULL,
  lease_until timestamptz NOT NULL,
  released_at timestamptz,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (holder_id, request_id)
);
SELECT app.distribute('case_assignments', 'holder_id', 'holder');
ALTER TABLE case_assignments ADD CONSTRAINT case_assignments_request FOREIGN KEY (holder_id, request_id) REFERENCES cancellation_requests (holder_id, id);
CREATE INDEX case_assignments_by_staff ON case_assignments (staff_id, lease_until);

-- An officer without the assignment opens a case only with a reason; it holds for a while and the holder can read it.
CREATE TABLE case_openings (
  holder_id uuid NOT NULL,
  request_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  reason_code text NOT NULL,
  reason_text text,
  opened_at timestamptz NOT NULL,
  open_until timestamptz NOT NULL,
  PRIMARY KEY (holder_id, request_id, staff_id, opened_at)
);
SELECT app.distribute('case_openings', 'holder_id', 'holder');
ALTER TABLE case_openings ADD CONSTRAINT case_openings_request FOREIGN KEY (holder_id, request_id) REFERENCES cancellation_requests (holder_id, id);

CREATE TABLE case_notes (
  holder_id uuid NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  body text NOT NULL CHECK (body <> ''),
  at timestamptz NOT NULL,
  PRIMARY KEY (holder_id, id)
);
SELECT app.distribute('case_notes', 'holder_id', 'holder');
ALTER TABLE case_notes ADD CONSTRAINT case_notes_request FOREIGN KEY (holder_id, request_id) REFERENCES cancellation_requests (holder_id, id);
CREATE INDEX case_notes_by_request ON case_notes (holder_id, request_id);
