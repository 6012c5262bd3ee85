/** Frozen. Items handed out to units, and the steps of escalation that were written down. */
export const sql = `
CREATE TABLE tasks (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  serial TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  demand TEXT NOT NULL,
  priority TEXT NOT NULL CHECK (priority IN ('ordinary', 'urgent', 'critical')),
  source TEXT NOT NULL CHECK (source IN ('leader', 'meeting', 'document', 'plan')),
  source_text TEXT NOT NULL,
  duty_id TEXT REFERENCES duties (id) ON DELETE SET NULL,
  issued_by TEXT NOT NULL,
  deadline TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN
    ('draft', 'to-sign', 'under-way', 'to-verify', 'to-close', 'closed', 'cancelled')),
  is_cancelled INTEGER NOT NULL DEFAULT 0,
  created_on TEXT NOT NULL,
  dispatched_on TEXT,
  dispatched_handler_id TEXT REFERENCES people (id),
  dispatched_account_id TEXT,
  dispatched_typist_id TEXT REFERENCES people (id)
) STRICT;
CREATE INDEX tasks_by_status ON tasks (status, deadline);
CREATE INDEX tasks_by_duty ON tasks (duty_id);

CREATE TABLE task_assignments (
  id TEXT PRIMARY KEY,
  task_id TEXT NOT NULL REFERENCES tasks (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  ordinal INTEGER NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('lead', 'support')),
  status TEXT NOT NULL CHECK (status IN
    ('dispatched', 'signed', 'reported', 'returned', 'verified', 'closed', 'withdrawn')),
  deadline TEXT NOT NULL,
  original_deadline TEXT NOT NULL,
  dispatched_on TEXT,
  signed_on TEXT,
  reported_on TEXT,
  closed_on TEXT,
  level TEXT NOT NULL DEFAULT 'none' CHECK (level IN ('none', 'supervise', 'talk', 'list')),
  urged_count INTEGER NOT NULL DEFAULT 0,
  UNIQUE (task_id, ordinal)
) STRICT;
CREATE INDEX task_assignments_by_unit ON task_assignments (unit_id, status);
CREATE INDEX task_assignments_by_status ON task_assignments (status, deadline);

CREATE TABLE task_reports (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES task_assignments (id),
  ordinal INTEGER NOT NULL,
  done_on TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  handler_unit_id TEXT REFERENCES units (id),
  account_id TEXT NOT NULL,
  typist_id TEXT NOT NULL REFERENCES people (id),
  typist_unit_id TEXT REFERENCES units (id),
  UNIQUE (assignment_id, ordinal)
) STRICT;

CREATE TABLE task_extensions (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES task_assignments (id),
  ordinal INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('pending', 'approved', 'refused', 'dropped')),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  handler_unit_id TEXT REFERENCES units (id),
  account_id TEXT NOT NULL,
  typist_id TEXT NOT NULL REFERENCES people (id),
  typist_unit_id TEXT REFERENCES units (id),
  decided_on TEXT,
  decided_handler_id TEXT REFERENCES people (id),
  decided_account_id TEXT,
  opinion TEXT NOT NULL DEFAULT '',
  UNIQUE (assignment_id, ordinal)
) STRICT;
CREATE INDEX task_extensions_by_status ON task_extensions (status);

CREATE TABLE task_files (
  task_id TEXT NOT NULL REFERENCES tasks (id),
  file_id TEXT NOT NULL REFERENCES files (id),
  report_id TEXT REFERENCES task_reports (id),
  PRIMARY KEY (task_id, file_id)
) STRICT;
CREATE INDEX task_files_by_file ON task_files (file_id);

CREATE TABLE task_events (
  id TEXT PRIMARY KEY,
  task_id TEXT NOT NULL REFERENCES tasks (id),
  ordinal INTEGER NOT NULL,
  assignment_id TEXT REFERENCES task_assignments (id),
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  handler_id TEXT REFERENCES people (id),
  account_id TEXT,
  unit_id TEXT REFERENCES units (id),
  note TEXT NOT NULL,
  fell_due_on TEXT,
  UNIQUE (task_id, ordinal)
) STRICT;

CREATE TABLE ladder_steps (
  item_kind TEXT NOT NULL CHECK (item_kind IN ('task', 'problem')),
  item_id TEXT NOT NULL,
  rung TEXT NOT NULL CHECK (rung IN ('sign', 'remind', 'urge', 'supervise', 'talk')),
  anchor TEXT NOT NULL,
  fell_due_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (item_kind, item_id, rung, anchor)
) STRICT;
`;
