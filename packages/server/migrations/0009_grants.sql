-- The application role works on everything but the past: audit entries can be added and read, nothing else.
-- The role itself is made by whoever makes the database (the embedded supervisor, or the operator).
GRANT USAGE ON SCHEMA public, app TO sapar_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO sapar_app;
REVOKE UPDATE, DELETE, TRUNCATE ON audit_entries FROM sapar_app;
GRANT SELECT ON app.table_group TO sapar_app;

-- Jobs are queued in the transaction of the change that causes them. The queue's own tables stay with the owner.
CREATE FUNCTION app.add_job(identifier text, payload json, run_at timestamptz, job_key text, queue_name text, max_attempts int)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $f$
  SELECT graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, job_key);
$f$;
REVOKE ALL ON FUNCTION app.add_job FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.add_job TO sapar_app;

-- The demonstration's letter box: every e-mail and SMS that left the real adapters, in demo mode only.
CREATE SCHEMA demo;
CREATE TABLE demo.received (
  id uuid PRIMARY KEY,
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  recipient text NOT NULL,
  content jsonb NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE INDEX received_by_time ON demo.received (received_at DESC);
GRANT USAGE ON SCHEMA demo TO sapar_app;
GRANT SELECT, INSERT, DELETE ON demo.received TO sapar_app;
