/**
 * Frozen. The rule of an obligation gets versions; pauses, exemptions, acts and prolongations stand beside it, and nothing
 * of them is changed or deleted afterwards: the triggers hold what the services promise.
 */
const kept = [
  'obligation_versions',
  'obligation_reliefs',
  'relief_steps',
  'obligation_acts',
  'act_steps',
  'campaign_prolongations',
];

const triggers = kept
  .map(
    (table) => `
CREATE TRIGGER ${table}_not_changed BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_not_deleted BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
  )
  .join('');

export const sql = `
CREATE TABLE new_obligations (
  id TEXT PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES campaigns (id),
  duty_id TEXT REFERENCES duties (id),
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  subject TEXT NOT NULL
    CHECK (subject IN ('venue', 'joint', 'campaign', 'unit', 'village', 'school', 'child', 'staff')),
  by_item INTEGER NOT NULL DEFAULT 0,
  source TEXT NOT NULL CHECK (source IN ('plan', 'office')),
  unit_id TEXT REFERENCES units (id)
) STRICT;
CREATE TABLE obligation_versions (
  id TEXT PRIMARY KEY,
  obligation_id TEXT NOT NULL REFERENCES obligations (id),
  ordinal INTEGER NOT NULL,
  effective_on TEXT NOT NULL,
  entered_on TEXT NOT NULL,
  every TEXT NOT NULL
    CHECK (every IN ('week', 'month', 'quarter', 'term', 'year', 'phase', 'unspecified', 'none')),
  times INTEGER,
  rounds TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  handler_id TEXT REFERENCES people (id),
  account_id TEXT,
  at TEXT NOT NULL,
  UNIQUE (obligation_id, ordinal)
) STRICT;
INSERT INTO new_obligations (id, campaign_id, duty_id, ordinal, text, subject, source)
  SELECT id, campaign_id, duty_id, ordinal, text, subject, 'plan' FROM obligations;
INSERT INTO obligation_versions (id, obligation_id, ordinal, effective_on, entered_on, every, times, rounds, at)
  SELECT obligations.id || '-1', obligations.id, 1, obligations.effective_on, obligations.effective_on,
    obligations.every, obligations.times, '[]', campaigns.confirmed_at
  FROM obligations JOIN campaigns ON campaigns.id = obligations.campaign_id;
INSERT INTO obligation_versions (id, obligation_id, ordinal, effective_on, entered_on, every, rounds, reason, at)
  SELECT obligations.id || '-2', obligations.id, 2, substr(campaigns.confirmed_at, 1, 10),
    substr(campaigns.confirmed_at, 1, 10), 'none', '[]', '重新确认的方案里没有这一项', campaigns.confirmed_at
  FROM obligations JOIN campaigns ON campaigns.id = obligations.campaign_id WHERE obligations.is_active = 0;
DROP TABLE obligations;
ALTER TABLE new_obligations RENAME TO obligations;
CREATE INDEX obligations_by_duty ON obligations (duty_id);

CREATE TABLE obligation_units (
  obligation_id TEXT NOT NULL REFERENCES obligations (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  from_on TEXT NOT NULL,
  to_on TEXT,
  PRIMARY KEY (obligation_id, unit_id, from_on)
) STRICT;

CREATE TABLE obligation_reliefs (
  id TEXT PRIMARY KEY,
  obligation_id TEXT NOT NULL REFERENCES obligations (id),
  subject_key TEXT,
  from_on TEXT NOT NULL,
  to_on TEXT,
  reason TEXT NOT NULL,
  file_id TEXT REFERENCES files (id),
  asked_on TEXT NOT NULL,
  at TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL
) STRICT;
CREATE INDEX obligation_reliefs_by_obligation ON obligation_reliefs (obligation_id);

CREATE TABLE relief_steps (
  id TEXT PRIMARY KEY,
  relief_id TEXT NOT NULL REFERENCES obligation_reliefs (id),
  kind TEXT NOT NULL CHECK (kind IN ('approved', 'refused', 'ended')),
  on_day TEXT NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  UNIQUE (relief_id, kind)
) STRICT;

CREATE TABLE obligation_acts (
  id TEXT PRIMARY KEY,
  obligation_id TEXT NOT NULL REFERENCES obligations (id),
  subject_key TEXT NOT NULL,
  act_on TEXT NOT NULL,
  entered_on TEXT NOT NULL,
  text TEXT NOT NULL,
  participants INTEGER,
  needs_confirmation INTEGER NOT NULL,
  at TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL
) STRICT;
CREATE INDEX obligation_acts_by_day ON obligation_acts (obligation_id, act_on);

CREATE TABLE act_units (
  act_id TEXT NOT NULL REFERENCES obligation_acts (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  PRIMARY KEY (act_id, unit_id)
) STRICT;

CREATE TABLE act_files (
  act_id TEXT NOT NULL REFERENCES obligation_acts (id),
  file_id TEXT NOT NULL REFERENCES files (id),
  PRIMARY KEY (act_id, file_id)
) STRICT;

CREATE TABLE act_steps (
  id TEXT PRIMARY KEY,
  act_id TEXT NOT NULL REFERENCES obligation_acts (id),
  kind TEXT NOT NULL CHECK (kind IN ('confirmed', 'withdrawal-asked', 'withdrawn')),
  on_day TEXT NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  UNIQUE (act_id, kind)
) STRICT;

CREATE TABLE school_items (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT
) STRICT;

CREATE TABLE campaign_prolongations (
  id TEXT PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES campaigns (id),
  old_to TEXT NOT NULL,
  to_on TEXT NOT NULL,
  number TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  file_id TEXT NOT NULL REFERENCES files (id),
  entered_on TEXT NOT NULL,
  at TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL
) STRICT;

CREATE TABLE holiday_notices (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  years TEXT NOT NULL,
  days TEXT NOT NULL,
  entered_on TEXT NOT NULL,
  at TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  needs_confirmation INTEGER NOT NULL,
  confirmed_at TEXT,
  confirmed_by TEXT
) STRICT;
${triggers}`;
