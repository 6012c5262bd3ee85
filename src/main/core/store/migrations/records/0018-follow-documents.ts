/** Frozen. The way of a document: who signed, every version of its words, its story, whom it went to. */
export const sql = `
ALTER TABLE documents ADD COLUMN approved_at TEXT;
ALTER TABLE documents ADD COLUMN approved_handler_id TEXT REFERENCES people (id);
ALTER TABLE documents ADD COLUMN approved_account_id TEXT;
ALTER TABLE documents ADD COLUMN approved_sha256 TEXT;
ALTER TABLE documents ADD COLUMN pages INTEGER;
CREATE INDEX documents_by_created ON documents (created_at);
CREATE INDEX documents_by_year ON documents (number_year);
CREATE TABLE document_versions (
  document_id TEXT NOT NULL REFERENCES documents (id),
  ordinal INTEGER NOT NULL,
  letter_version INTEGER NOT NULL,
  words TEXT NOT NULL,
  at TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT;
INSERT INTO document_versions
  SELECT documents.id, 1, letter_version, words, documents.created_at, people.id, documents.account_id
  FROM documents JOIN people ON people.account_id = documents.account_id;
CREATE TABLE document_events (
  document_id TEXT NOT NULL REFERENCES documents (id),
  ordinal INTEGER NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT;
CREATE TABLE document_recipients (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id),
  name TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('direct', 'exchange', 'post', 'system', 'posted')),
  sent_on TEXT NOT NULL,
  received_on TEXT,
  receiver TEXT NOT NULL,
  receipt TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX document_recipients_by_document ON document_recipients (document_id);
CREATE INDEX document_recipients_open ON document_recipients (document_id) WHERE received_on IS NULL;
`;
