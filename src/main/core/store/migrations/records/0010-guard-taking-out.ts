/**
 * Frozen. What each account took out alone, so that many small exports count as one; requests to erase what was kept long
 * enough, which rows were erased, and files that must still leave the disk. Indexes for whose work a check or problem is.
 */
export const sql = `
CREATE TABLE export_takings (
  id TEXT PRIMARY KEY,
  register TEXT NOT NULL,
  is_sensitive INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  at TEXT NOT NULL,
  account_id TEXT NOT NULL,
  person_id TEXT NOT NULL
) STRICT;
CREATE INDEX export_takings_by_time ON export_takings (at);

CREATE TABLE erase_requests (
  id TEXT PRIMARY KEY,
  register TEXT NOT NULL,
  record_ids TEXT NOT NULL,
  reason TEXT NOT NULL,
  requested_at TEXT NOT NULL,
  account_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'refused')),
  decided_at TEXT,
  decided_account_id TEXT,
  decided_person_id TEXT,
  answer TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE erased_records (
  register TEXT NOT NULL,
  record_id TEXT NOT NULL,
  request_id TEXT NOT NULL REFERENCES erase_requests (id),
  PRIMARY KEY (register, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_objects (
  object TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE INDEX problem_events_by_handler ON problem_events (handler_id);
CREATE INDEX problem_events_by_account ON problem_events (account_id);
CREATE INDEX record_files_by_file ON record_files (file_id);
CREATE INDEX problem_files_by_file ON problem_files (file_id);
`;
