/** Frozen. Letters in: other organs' papers, what they ask, whom they went to, what hangs on them, how they were answered. */
export const sql = `
CREATE TABLE incoming (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  serial TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('supervisory', 'procuratorial', 'judicial', 'police', 'other')),
  basis TEXT NOT NULL CHECK (basis IN
    ('minors-114', 'procuratorial', 'public-interest', 'public-interest-urgent', 'judicial', 'as-written')),
  organ TEXT NOT NULL,
  number TEXT NOT NULL,
  written_on TEXT NOT NULL,
  received_on TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  contact TEXT NOT NULL,
  paper_limit_on TEXT,
  granted_limit_on TEXT,
  limit_on TEXT,
  status TEXT NOT NULL CHECK (status IN
    ('registered', 'assigned', 'drafting', 'replied', 'recorded', 'closed', 'withdrawn')),
  replied_on TEXT,
  reply_number TEXT NOT NULL DEFAULT '',
  replied_handler_id TEXT REFERENCES people (id),
  replied_account_id TEXT,
  replied_typist_id TEXT REFERENCES people (id),
  effect TEXT NOT NULL DEFAULT '',
  effect_on TEXT,
  closed_on TEXT
) STRICT;
CREATE INDEX incoming_by_status ON incoming (status, limit_on);
CREATE INDEX incoming_by_number ON incoming (number);

CREATE TABLE incoming_demands (
  id TEXT PRIMARY KEY,
  incoming_id TEXT NOT NULL REFERENCES incoming (id),
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  answer TEXT NOT NULL DEFAULT '',
  answered_on TEXT,
  handler_id TEXT REFERENCES people (id),
  account_id TEXT
) STRICT;
CREATE INDEX incoming_demands_by_letter ON incoming_demands (incoming_id, ordinal);

CREATE TABLE incoming_units (
  incoming_id TEXT NOT NULL REFERENCES incoming (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (incoming_id, unit_id)
) STRICT;
CREATE INDEX incoming_units_by_unit ON incoming_units (unit_id);

CREATE TABLE incoming_links (
  id TEXT PRIMARY KEY,
  incoming_id TEXT NOT NULL REFERENCES incoming (id),
  problem_id TEXT REFERENCES problems (id),
  task_id TEXT REFERENCES tasks (id),
  venue_id TEXT REFERENCES venues (id),
  school_id TEXT REFERENCES schools (id),
  unit_id TEXT REFERENCES units (id),
  CHECK ((problem_id IS NOT NULL) + (task_id IS NOT NULL) + (venue_id IS NOT NULL) + (school_id IS NOT NULL)
    + (unit_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX incoming_links_by_letter ON incoming_links (incoming_id);

CREATE TABLE incoming_objections (
  id TEXT PRIMARY KEY,
  incoming_id TEXT NOT NULL REFERENCES incoming (id),
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('objection', 'review')),
  filed_on TEXT NOT NULL,
  ground TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('kept', 'amended', 'withdrawn')),
  decided_on TEXT,
  decision TEXT NOT NULL DEFAULT '',
  UNIQUE (incoming_id, ordinal)
) STRICT;

CREATE TABLE incoming_files (
  incoming_id TEXT NOT NULL REFERENCES incoming (id),
  file_id TEXT NOT NULL REFERENCES files (id),
  part TEXT NOT NULL CHECK (part IN ('scan', 'reply', 'effect')),
  PRIMARY KEY (incoming_id, file_id)
) STRICT;
CREATE INDEX incoming_files_by_file ON incoming_files (file_id);

CREATE TABLE incoming_events (
  id TEXT PRIMARY KEY,
  incoming_id TEXT NOT NULL REFERENCES incoming (id),
  ordinal INTEGER NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (incoming_id, ordinal)
) STRICT;
`;
