-- Table groups (docs/decisions/0003). Every business table names its group, so that the same schema runs on one
-- server and, unchanged, sharded on Citus: 'holder' rows live with their holder_id (or subject_id, see audit_entries),
-- look-up groups are keyed by the value that is looked up, 'reference' tables are small and rarely written.
CREATE SCHEMA IF NOT EXISTS app;

CREATE TABLE app.table_group (tab text PRIMARY KEY, grp text NOT NULL, col text);

-- Names the group of a table and distributes it where the citus extension is present; elsewhere that part does nothing.
CREATE FUNCTION app.distribute(tab text, col text, grp text) RETURNS void LANGUAGE plpgsql AS $f$
BEGIN
  INSERT INTO app.table_group (tab, grp, col) VALUES (tab, grp, col);
  IF NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus') THEN RETURN; END IF;
  IF col IS NULL THEN
    EXECUTE format('SELECT create_reference_table(%L)', tab);
  ELSIF grp = 'holder' AND tab <> 'holders' THEN
    EXECUTE format('SELECT create_distributed_table(%L, %L, colocate_with => %L)', tab, col, 'holders');
  ELSE
    EXECUTE format('SELECT create_distributed_table(%L, %L, colocate_with => %L)', tab, col, 'none');
  END IF;
END $f$;
