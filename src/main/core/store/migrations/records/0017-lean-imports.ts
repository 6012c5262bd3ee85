const columns = Array.from({ length: 40 }, (_, index) => `c${index + 1} ANY`).join(', ');

/**
 * Frozen. Judged rows hold the columns they would store one by one, as the register does; acts that are being laid out
 * have a name, so that what they wrote so far can be told from what holds. Preparations under way are dropped.
 */
export const sql = `
DROP TABLE import_rows;
DELETE FROM import_drafts;
CREATE TABLE import_rows (
  draft_id TEXT NOT NULL,
  row INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  record_id TEXT,
  base_revision INTEGER NOT NULL,
  shown TEXT NOT NULL,
  problems TEXT NOT NULL,
  changes TEXT,
  keys TEXT,
  village TEXT,
  closed_on TEXT,
  sort_key TEXT,
  ${columns},
  PRIMARY KEY (draft_id, row)
) STRICT;
CREATE INDEX import_rows_by_verdict ON import_rows (draft_id, verdict, row);

CREATE TABLE pending_acts (
  id TEXT PRIMARY KEY,
  register TEXT NOT NULL,
  batch_id TEXT
) STRICT;
`;
