import { AUDIT_OUTBOX_SQL } from '#core/vault/audit.ts';

/** Frozen. Units, people, the plan and the venue ledger: what only business accounts may open. */
export const sql = `
CREATE TABLE units (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('village', 'office', 'external')),
  is_active INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE unit_aliases (
  alias TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id)
) STRICT;

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  unit_id TEXT REFERENCES units (id),
  account_id TEXT UNIQUE,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE files (
  id TEXT PRIMARY KEY,
  object TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  account_id TEXT NOT NULL
) STRICT;

CREATE TABLE campaigns (
  id TEXT PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  number TEXT,
  issued_on TEXT,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  draft TEXT NOT NULL,
  confirmed_at TEXT NOT NULL
) STRICT;

CREATE TABLE phases (
  id TEXT PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES campaigns (id),
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  from_on TEXT,
  to_on TEXT,
  UNIQUE (campaign_id, name)
) STRICT;

CREATE TABLE working_groups (
  id TEXT PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES campaigns (id),
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  head TEXT NOT NULL,
  deputies TEXT NOT NULL,
  UNIQUE (campaign_id, name)
) STRICT;

CREATE TABLE group_units (
  group_id TEXT NOT NULL REFERENCES working_groups (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  part TEXT NOT NULL CHECK (part IN ('lead', 'responsible')),
  PRIMARY KEY (group_id, unit_id, part)
) STRICT;

CREATE TABLE campaign_units (
  campaign_id TEXT NOT NULL REFERENCES campaigns (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  PRIMARY KEY (campaign_id, unit_id)
) STRICT;

CREATE TABLE duties (
  id TEXT PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES working_groups (id),
  no INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (group_id, no)
) STRICT;

CREATE TABLE obligations (
  id TEXT PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES campaigns (id),
  duty_id TEXT REFERENCES duties (id),
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  every TEXT NOT NULL CHECK (every IN ('week', 'month', 'quarter', 'term', 'year', 'unspecified')),
  times INTEGER,
  subject TEXT NOT NULL CHECK (subject IN ('venue', 'joint', 'campaign')),
  effective_on TEXT NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE venues (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  village TEXT NOT NULL,
  address TEXT,
  is_key INTEGER NOT NULL DEFAULT 1,
  licence TEXT,
  manager TEXT,
  phone TEXT,
  supervisor TEXT,
  status TEXT NOT NULL DEFAULT 'open',
  remarks TEXT,
  listed_on TEXT NOT NULL,
  closed_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX venues_by_name ON venues (name);

CREATE TABLE import_batches (
  id TEXT PRIMARY KEY,
  register TEXT NOT NULL,
  file_name TEXT NOT NULL,
  at TEXT NOT NULL,
  account_id TEXT NOT NULL,
  report TEXT NOT NULL,
  undone_at TEXT
) STRICT;

CREATE TABLE record_history (
  id TEXT PRIMARY KEY,
  register TEXT NOT NULL,
  record_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at TEXT NOT NULL,
  handler_id TEXT,
  account_id TEXT NOT NULL,
  action TEXT NOT NULL,
  changes TEXT NOT NULL,
  reason TEXT,
  batch_id TEXT REFERENCES import_batches (id)
) STRICT;
CREATE INDEX record_history_by_record ON record_history (register, record_id, revision);
CREATE INDEX record_history_by_batch ON record_history (batch_id);

${AUDIT_OUTBOX_SQL}`;
