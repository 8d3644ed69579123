-- People who sign in: holders' accounts and staff. Both are principals; their sessions never mix.
CREATE TABLE accounts (
  principal_id uuid PRIMARY KEY,
  user_name text NOT NULL,
  email text NOT NULL,
  phone text CHECK (phone ~ '^\+[1-9]\d{6,14}$'),
  password_hash text NOT NULL,
  password_length_class text NOT NULL CHECK (password_length_class IN ('alone', 'with-second-factor')),
  language text NOT NULL CHECK (language IN ('zh-CN', 'en', 'kk', 'ru')),
  contact_changed_at timestamptz,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL
);
SELECT app.distribute('accounts', 'principal_id', 'principal');

CREATE TABLE staff_members (
  principal_id uuid PRIMARY KEY,
  user_name text NOT NULL,
  display_name text NOT NULL,
  role text NOT NULL CHECK (role IN ('officer', 'supervisor', 'administrator', 'auditor')),
  language text NOT NULL CHECK (language IN ('zh-CN', 'en', 'kk', 'ru')),
  state text NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
  -- only where a device has no passkey; then an authenticator stands beside it, never the password alone
  password_hash text,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL
);
SELECT app.distribute('staff_members', 'principal_id', 'principal');

-- realm + casefolded user name or e-mail, as typed at the sign-in page
CREATE TABLE sign_in_names (
  realm text NOT NULL CHECK (realm IN ('holder', 'staff')),
  name_key text NOT NULL,
  principal_id uuid NOT NULL,
  PRIMARY KEY (realm, name_key)
);
SELECT app.distribute('sign_in_names', 'name_key', 'sign_in_names');

CREATE TABLE passkeys (
  principal_id uuid NOT NULL,
  id uuid NOT NULL,
  credential_id text NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  label text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  PRIMARY KEY (principal_id, id),
  UNIQUE (principal_id, credential_id)
);
SELECT app.distribute('passkeys', 'principal_id', 'principal');

-- at most one authenticator app per person; a new one replaces an unconfirmed one
CREATE TABLE authenticators (
  principal_id uuid PRIMARY KEY,
  secret_sealed bytea NOT NULL,
  confirmed_at timestamptz,
  last_used_step bigint,
  created_at timestamptz NOT NULL
);
SELECT app.distribute('authenticators', 'principal_id', 'principal');

CREATE TABLE recovery_codes (
  principal_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (principal_id, code_hash)
);
SELECT app.distribute('recovery_codes', 'principal_id', 'principal');

-- Six-digit codes: single use, ten minutes, five tries, bound to what they confirm.
CREATE TABLE confirmation_codes (
  id uuid PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('register', 'reset-password', 'change-email', 'change-phone')),
  -- null where no account stands behind it: the page answers alike, and the code fits nothing
  principal_id uuid,
  target text NOT NULL,
  code_hash bytea NOT NULL,
  tries int NOT NULL DEFAULT 0 CHECK (tries <= 5),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  used_at timestamptz
);
SELECT app.distribute('confirmation_codes', 'id', 'confirmation_codes');

CREATE TABLE enrolment_links (
  token_hash bytea PRIMARY KEY,
  principal_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
SELECT app.distribute('enrolment_links', 'token_hash', 'enrolment_links');

CREATE TABLE holder_sessions (
  token_hash bytea PRIMARY KEY,
  id uuid NOT NULL,
  principal_id uuid NOT NULL,
  method text NOT NULL,
  device text NOT NULL,
  network text NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
SELECT app.distribute('holder_sessions', 'token_hash', 'holder_sessions');
CREATE INDEX holder_sessions_by_principal ON holder_sessions (principal_id);

CREATE TABLE staff_sessions (LIKE holder_sessions INCLUDING ALL);
SELECT app.distribute('staff_sessions', 'token_hash', 'staff_sessions');

-- WebAuthn challenges; one use, five minutes
CREATE TABLE sign_in_challenges (
  id uuid PRIMARY KEY,
  realm text NOT NULL CHECK (realm IN ('holder', 'staff')),
  purpose text NOT NULL CHECK (purpose IN ('sign-in', 'add-passkey', 'second-factor')),
  principal_id uuid,
  challenge text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
SELECT app.distribute('sign_in_challenges', 'id', 'sign_in_challenges');

-- A device that has signed in before keeps its own attempt limit, so nobody else can use it up.
CREATE TABLE known_devices (
  token_hash bytea PRIMARY KEY,
  realm text NOT NULL CHECK (realm IN ('holder', 'staff')),
  principal_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
SELECT app.distribute('known_devices', 'token_hash', 'known_devices');
CREATE INDEX known_devices_by_principal ON known_devices (principal_id);

CREATE TABLE attempt_counters (
  counter_key text PRIMARY KEY,
  attempts int NOT NULL,
  window_ends_at timestamptz NOT NULL
);
SELECT app.distribute('attempt_counters', 'counter_key', 'attempt_counters');

-- What somebody had typed when the session ended or the language changed; given back once, to the same person only.
CREATE TABLE kept_forms (
  token_hash bytea PRIMARY KEY,
  realm text NOT NULL CHECK (realm IN ('public', 'holder', 'staff')),
  principal_id uuid,
  path text NOT NULL,
  fields_sealed bytea NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
SELECT app.distribute('kept_forms', 'token_hash', 'kept_forms');
