-- What we tell people: one notice per change and channel (I-13), and each delivery of it as a message.
CREATE TABLE notices (
  subject_id uuid NOT NULL,
  id uuid NOT NULL,
  change_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  template text NOT NULL,
  language text NOT NULL CHECK (language IN ('zh-CN', 'en', 'kk', 'ru')),
  request_id uuid,
  card_id uuid,
  recipient text NOT NULL,
  check_code text NOT NULL,
  subject text NOT NULL,
  body_text text NOT NULL,
  body_html text,
  -- confirmation codes: sealed until handed over, then wiped; never part of body_text
  secret_sealed bytea,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (subject_id, id),
  UNIQUE (subject_id, change_id, channel)
);
SELECT app.distribute('notices', 'subject_id', 'holder');
CREATE INDEX notices_by_request ON notices (subject_id, request_id) WHERE request_id IS NOT NULL;

CREATE TABLE messages (
  subject_id uuid NOT NULL,
  id uuid NOT NULL,
  notice_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'handed-over', 'delivered', 'failed')),
  attempts int NOT NULL DEFAULT 0,
  last_problem text,
  provider_refs text[] NOT NULL DEFAULT '{}',
  delivered_refs text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  handed_over_at timestamptz,
  delivered_at timestamptz,
  failed_at timestamptz,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (subject_id, id)
);
SELECT app.distribute('messages', 'subject_id', 'holder');
ALTER TABLE messages ADD CONSTRAINT messages_notice FOREIGN KEY (subject_id, notice_id) REFERENCES notices (subject_id, id);
CREATE INDEX messages_by_notice ON messages (subject_id, notice_id);
CREATE INDEX messages_queued ON messages (created_at) WHERE state = 'queued';

CREATE TABLE message_receipts (provider_ref text PRIMARY KEY, subject_id uuid NOT NULL, message_id uuid NOT NULL, at timestamptz NOT NULL);
SELECT app.distribute('message_receipts', 'provider_ref', 'message_receipts');

-- Receipts that came before the hand-over they belong to was written down; claimed right after it, erased when nobody does.
CREATE TABLE early_receipts (provider_ref text PRIMARY KEY, outcome text NOT NULL CHECK (outcome IN ('delivered', 'failed')), problem text, at timestamptz NOT NULL);
SELECT app.distribute('early_receipts', 'provider_ref', 'early_receipts');

CREATE TABLE notice_check_codes (check_code text PRIMARY KEY, subject_id uuid NOT NULL, notice_id uuid NOT NULL);
SELECT app.distribute('notice_check_codes', 'check_code', 'notice_check_codes');
