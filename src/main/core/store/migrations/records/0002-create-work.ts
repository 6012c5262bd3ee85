/** Frozen. Checks, problems and documents. */
export const sql = `
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
`;
