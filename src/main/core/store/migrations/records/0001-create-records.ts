import { AUDIT_OUTBOX_SQL } from '#core/vault/audit.ts';

/** Frozen. The plan, the venue ledger, checks, problems and documents: what only business accounts may open. */
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

CREATE TABLE joint_operations (
  id TEXT PRIMARY KEY,
  on_day TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX joint_operations_by_day ON joint_operations (on_day);

CREATE TABLE inspections (
  id TEXT PRIMARY KEY,
  venue_id TEXT NOT NULL REFERENCES venues (id),
  kind TEXT NOT NULL CHECK (kind IN ('weekly', 'joint', 'open', 'covert', 'recheck')),
  operation_id TEXT REFERENCES joint_operations (id),
  inspected_on TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  entered_on TEXT NOT NULL,
  checklist_id TEXT NOT NULL,
  checklist_version INTEGER NOT NULL,
  process TEXT NOT NULL,
  handling_result TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  needs_confirmation INTEGER NOT NULL,
  confirmed_at TEXT,
  confirmed_by TEXT
) STRICT;
CREATE INDEX inspections_by_venue ON inspections (venue_id, inspected_on);
CREATE INDEX inspections_by_day ON inspections (inspected_on);

CREATE TABLE inspection_units (
  inspection_id TEXT NOT NULL REFERENCES inspections (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  PRIMARY KEY (inspection_id, unit_id)
) STRICT;

CREATE TABLE inspection_results (
  inspection_id TEXT NOT NULL REFERENCES inspections (id),
  code TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('pass', 'fail', 'na')),
  note TEXT NOT NULL,
  PRIMARY KEY (inspection_id, code)
) STRICT;

CREATE TABLE problems (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  serial TEXT NOT NULL UNIQUE,
  inspection_id TEXT REFERENCES inspections (id),
  item_code TEXT,
  venue_id TEXT REFERENCES venues (id),
  title TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('serious', 'ordinary')),
  detail TEXT NOT NULL,
  basis TEXT,
  found_on TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('found', 'assigned', 'submitted', 'closed')),
  unit_id TEXT REFERENCES units (id),
  deadline TEXT,
  measures TEXT NOT NULL DEFAULT '',
  closed_on TEXT,
  reopened_count INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX problems_by_status ON problems (status, deadline);

CREATE TABLE problem_fixes (
  id TEXT PRIMARY KEY,
  problem_id TEXT NOT NULL REFERENCES problems (id),
  ordinal INTEGER NOT NULL,
  round INTEGER NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  done_on TEXT NOT NULL,
  note TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  handler_unit_id TEXT REFERENCES units (id),
  account_id TEXT NOT NULL,
  typist_person_id TEXT NOT NULL REFERENCES people (id),
  typist_unit_id TEXT REFERENCES units (id),
  UNIQUE (problem_id, ordinal)
) STRICT;

CREATE TABLE problem_files (
  problem_id TEXT NOT NULL REFERENCES problems (id),
  file_id TEXT NOT NULL REFERENCES files (id),
  stage TEXT NOT NULL CHECK (stage IN ('before', 'after')),
  round INTEGER NOT NULL DEFAULT 0,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (problem_id, file_id, stage)
) STRICT;

CREATE TABLE problem_events (
  id TEXT PRIMARY KEY,
  problem_id TEXT NOT NULL REFERENCES problems (id),
  ordinal INTEGER NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  unit_id TEXT REFERENCES units (id),
  note TEXT NOT NULL,
  UNIQUE (problem_id, ordinal)
) STRICT;

CREATE TABLE number_words (
  id TEXT PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  mode TEXT NOT NULL CHECK (mode IN ('own', 'office')),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE number_counters (
  word_id TEXT NOT NULL REFERENCES number_words (id),
  year INTEGER NOT NULL,
  last_used INTEGER NOT NULL,
  PRIMARY KEY (word_id, year)
) STRICT;

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  kind TEXT NOT NULL,
  letter_version INTEGER NOT NULL,
  problem_id TEXT NOT NULL REFERENCES problems (id),
  status TEXT NOT NULL CHECK (status IN ('draft', 'issued')),
  words TEXT NOT NULL,
  number TEXT UNIQUE,
  word_id TEXT REFERENCES number_words (id),
  number_year INTEGER,
  number_seq INTEGER,
  created_at TEXT NOT NULL,
  account_id TEXT NOT NULL,
  issued_at TEXT,
  issued_handler_id TEXT REFERENCES people (id),
  issued_account_id TEXT,
  docx_object TEXT,
  docx_sha256 TEXT,
  html_object TEXT,
  html_sha256 TEXT,
  UNIQUE (word_id, number_year, number_seq)
) STRICT;
CREATE INDEX documents_by_problem ON documents (problem_id);

CREATE TABLE serials (
  name TEXT NOT NULL,
  year INTEGER NOT NULL,
  last_used INTEGER NOT NULL,
  PRIMARY KEY (name, year)
) STRICT;

${AUDIT_OUTBOX_SQL}`;
