/** Frozen. Word templates of the office, every version of each kind, and which one a document was issued with. */
export const sql = `
CREATE TABLE word_templates (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  object TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  loaded_at TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  UNIQUE (kind, version)
) STRICT;
CREATE UNIQUE INDEX word_templates_active ON word_templates (kind) WHERE is_active = 1;
ALTER TABLE documents ADD COLUMN template_id TEXT REFERENCES word_templates (id);
CREATE INDEX documents_by_template ON documents (template_id) WHERE template_id IS NOT NULL;
`;
