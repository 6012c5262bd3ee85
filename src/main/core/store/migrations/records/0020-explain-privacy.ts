/** Frozen. Why something a document says may stay although it could tell who somebody is; a second person decides. */
export const sql = `
CREATE TABLE privacy_reasons (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  hit_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  account_id TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id),
  state TEXT NOT NULL CHECK (state IN ('pending', 'agreed', 'refused')),
  decided_at TEXT,
  decided_account_id TEXT,
  decided_person_id TEXT REFERENCES people (id),
  answer TEXT NOT NULL DEFAULT '',
  UNIQUE (document_id, hit_key)
) STRICT;
CREATE INDEX privacy_reasons_waiting ON privacy_reasons (asked_at) WHERE state = 'pending';
`;
