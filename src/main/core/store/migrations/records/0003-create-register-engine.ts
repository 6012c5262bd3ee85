/** Frozen. What the registers share: order and scope of their rows, natural keys, files, merges, imports, exports, views. */
export const sql = `
CREATE TABLE stamps (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE record_lines (
  register TEXT NOT NULL,
  record_id TEXT NOT NULL,
  is_removed INTEGER NOT NULL,
  village TEXT,
  unit TEXT,
  sort_key TEXT NOT NULL,
  PRIMARY KEY (register, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_lines_by_order ON record_lines (register, is_removed, sort_key, record_id, village, unit);
CREATE INDEX record_lines_by_village ON record_lines (register, is_removed, village, sort_key);

CREATE TABLE record_keys (
  register TEXT NOT NULL,
  key TEXT NOT NULL,
  record_id TEXT NOT NULL,
  PRIMARY KEY (register, key, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_keys_by_record ON record_keys (register, record_id);

CREATE TABLE record_files (
  register TEXT NOT NULL,
  record_id TEXT NOT NULL,
  file_id TEXT NOT NULL REFERENCES files (id),
  added_at TEXT NOT NULL,
  account_id TEXT NOT NULL,
  PRIMARY KEY (register, record_id, file_id)
) STRICT;

CREATE TABLE record_merges (
  register TEXT NOT NULL,
  dropped_id TEXT NOT NULL,
  kept_id TEXT NOT NULL,
  title TEXT NOT NULL,
  at TEXT NOT NULL,
  account_id TEXT NOT NULL,
  PRIMARY KEY (register, dropped_id)
) STRICT;
CREATE INDEX record_merges_by_kept ON record_merges (register, kept_id);

CREATE TABLE saved_views (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  register TEXT NOT NULL,
  name TEXT NOT NULL,
  columns TEXT NOT NULL,
  query TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  UNIQUE (account_id, register, name)
) STRICT;

CREATE TABLE column_mappings (
  register TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  sender TEXT NOT NULL,
  mapping TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  account_id TEXT NOT NULL,
  PRIMARY KEY (register, fingerprint, sender)
) STRICT;

CREATE TABLE import_drafts (
  id TEXT PRIMARY KEY,
  register TEXT NOT NULL,
  account_id TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sender TEXT NOT NULL,
  overview TEXT NOT NULL,
  made_at TEXT NOT NULL,
  file BLOB NOT NULL
) STRICT;

CREATE TABLE import_rows (
  draft_id TEXT NOT NULL,
  row INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  record_id TEXT,
  base_revision INTEGER NOT NULL,
  shown TEXT NOT NULL,
  problems TEXT NOT NULL,
  columns TEXT,
  changes TEXT,
  keys TEXT,
  village TEXT,
  unit TEXT,
  sort_key TEXT,
  PRIMARY KEY (draft_id, row)
) STRICT;
CREATE INDEX import_rows_by_verdict ON import_rows (draft_id, verdict, row);

CREATE TABLE export_requests (
  id TEXT PRIMARY KEY,
  register TEXT NOT NULL,
  request TEXT NOT NULL,
  rows INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  requested_at TEXT NOT NULL,
  account_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'refused')),
  decided_at TEXT,
  decided_account_id TEXT,
  decided_person_id TEXT,
  reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE template_mappings (
  fingerprint TEXT NOT NULL,
  register TEXT NOT NULL,
  name TEXT NOT NULL,
  mapping TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  account_id TEXT NOT NULL,
  PRIMARY KEY (fingerprint, register)
) STRICT;

ALTER TABLE import_batches ADD COLUMN file_object TEXT;
ALTER TABLE import_batches ADD COLUMN sheet TEXT;
ALTER TABLE import_batches ADD COLUMN mapping TEXT;
`;
