/** Frozen. The search: what finds each thing, and what waits to be put there. All of it can be made again. */
export const sql = `
CREATE TABLE search_entries (
  id INTEGER PRIMARY KEY,
  register TEXT NOT NULL,
  record_id TEXT NOT NULL,
  title TEXT NOT NULL,
  subtitle TEXT NOT NULL,
  village TEXT,
  unit TEXT,
  is_open INTEGER NOT NULL,
  title_key TEXT NOT NULL,
  pinyin_key TEXT NOT NULL,
  initials_key TEXT NOT NULL,
  text TEXT NOT NULL,
  lines TEXT NOT NULL,
  UNIQUE (register, record_id)
) STRICT;
CREATE INDEX search_entries_by_title ON search_entries (title_key, register, village, unit);
CREATE INDEX search_entries_by_pinyin ON search_entries (pinyin_key, register, village, unit);
CREATE INDEX search_entries_by_initials ON search_entries (initials_key, register, village, unit);

CREATE VIRTUAL TABLE search_grams USING fts5 (
  grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

CREATE TABLE search_queue (
  register TEXT NOT NULL,
  record_id TEXT NOT NULL,
  is_stale INTEGER NOT NULL,
  PRIMARY KEY (register, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_queue_by_stale ON search_queue (is_stale);
`;
