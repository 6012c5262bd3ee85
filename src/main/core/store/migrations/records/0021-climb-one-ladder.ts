/**
 * Frozen. Problems are reminded of and urged by the desk as tasks are: its lines of the story have no person and the day they
 * fell due. Papers that are no 督办 are told from those that are, problems of a covert look from those of an open one.
 */
export const sql = `
CREATE TABLE new_problem_events (
  id TEXT PRIMARY KEY,
  problem_id TEXT NOT NULL REFERENCES problems (id),
  ordinal INTEGER NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  handler_id TEXT REFERENCES people (id),
  account_id TEXT,
  unit_id TEXT REFERENCES units (id),
  note TEXT NOT NULL,
  deadline TEXT,
  fell_due_on TEXT,
  UNIQUE (problem_id, ordinal)
) STRICT;
INSERT INTO new_problem_events (id, problem_id, ordinal, at, action, handler_id, account_id, unit_id, note, deadline)
  SELECT id, problem_id, ordinal, at, action, handler_id, account_id, unit_id, note, deadline FROM problem_events;
DROP TABLE problem_events;
ALTER TABLE new_problem_events RENAME TO problem_events;
CREATE INDEX problem_events_by_handler ON problem_events (handler_id);
CREATE INDEX problem_events_by_account ON problem_events (account_id);

UPDATE problem_events SET action = 'paper' WHERE action = 'supervise' AND EXISTS (
  SELECT 1 FROM documents WHERE subject_type = 'problem' AND subject_id = problem_id AND number = note
    AND kind NOT LIKE 'supervision-%');

ALTER TABLE problems ADD COLUMN urged_count INTEGER NOT NULL DEFAULT 0;
UPDATE problems SET source = 'covert' WHERE source = 'inspection'
  AND inspection_id IN (SELECT id FROM inspections WHERE kind = 'covert');
`;
