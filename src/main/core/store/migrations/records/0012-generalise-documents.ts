/** Frozen. A document of any kind, about any record or none; its title and receiver stand in columns of their own. */
export const sql = `
CREATE TABLE new_documents (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  kind TEXT NOT NULL,
  letter_version INTEGER NOT NULL,
  subject_type TEXT,
  subject_id TEXT,
  status TEXT NOT NULL CHECK (status IN ('draft', 'review', 'approved', 'issued', 'archived', 'void')),
  title TEXT NOT NULL,
  addressee TEXT NOT NULL,
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
  UNIQUE (word_id, number_year, number_seq),
  CHECK ((subject_type IS NULL) = (subject_id IS NULL))
) STRICT;
INSERT INTO new_documents
  SELECT id, revision, kind, letter_version, 'problem', problem_id, status,
    coalesce(json_extract(words, '$.matter'), ''), coalesce(json_extract(words, '$.recipient'), ''), words,
    number, word_id, number_year, number_seq, created_at, account_id, issued_at, issued_handler_id, issued_account_id,
    docx_object, docx_sha256, html_object, html_sha256
  FROM documents;
DROP TABLE documents;
ALTER TABLE new_documents RENAME TO documents;
CREATE INDEX documents_by_subject ON documents (subject_type, subject_id);
CREATE INDEX documents_by_status ON documents (status, created_at);
`;
