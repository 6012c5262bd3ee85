/** Frozen. What a unit hangs on its answer to a letter in is a part of its own beside scan, reply and effect. */
export const sql = `
CREATE TABLE new_incoming_files (
  incoming_id TEXT NOT NULL REFERENCES incoming (id),
  file_id TEXT NOT NULL REFERENCES files (id),
  part TEXT NOT NULL CHECK (part IN ('scan', 'answer', 'reply', 'effect')),
  PRIMARY KEY (incoming_id, file_id)
) STRICT;
INSERT INTO new_incoming_files SELECT incoming_id, file_id, part FROM incoming_files;
DROP TABLE incoming_files;
ALTER TABLE new_incoming_files RENAME TO incoming_files;
CREATE INDEX incoming_files_by_file ON incoming_files (file_id);
`;
