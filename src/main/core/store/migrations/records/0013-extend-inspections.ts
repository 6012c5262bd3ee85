/** Frozen. Inspections of every kind and place, who took part, their photos and penalties; office checklists; drafts. */
export const sql = `
CREATE TABLE new_inspections (
  id TEXT PRIMARY KEY,
  venue_id TEXT REFERENCES venues (id),
  school_id TEXT REFERENCES schools (id),
  institution_id TEXT REFERENCES institutions (id),
  contact_unit_id TEXT REFERENCES contact_units (id),
  kind TEXT NOT NULL
    CHECK (kind IN ('weekly', 'joint', 'open', 'covert', 'surroundings', 'night', 'recheck')),
  operation_id TEXT REFERENCES joint_operations (id),
  inspected_on TEXT NOT NULL,
  begun_at TEXT,
  entered_at TEXT NOT NULL,
  entered_on TEXT NOT NULL,
  checklist_id TEXT NOT NULL,
  checklist_version INTEGER NOT NULL,
  process TEXT NOT NULL,
  handling_result TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  needs_confirmation INTEGER NOT NULL,
  confirmed_at TEXT,
  confirmed_by TEXT,
  CHECK ((venue_id IS NOT NULL) + (school_id IS NOT NULL) + (institution_id IS NOT NULL)
    + (contact_unit_id IS NOT NULL) = 1)
) STRICT;
INSERT INTO new_inspections (id, venue_id, kind, operation_id, inspected_on, entered_at, entered_on, checklist_id,
  checklist_version, process, handling_result, handler_id, account_id, needs_confirmation, confirmed_at, confirmed_by)
SELECT id, venue_id, kind, operation_id, inspected_on, entered_at, entered_on, checklist_id,
  checklist_version, process, handling_result, handler_id, account_id, needs_confirmation, confirmed_at, confirmed_by
FROM inspections;
DROP TABLE inspections;
ALTER TABLE new_inspections RENAME TO inspections;
CREATE INDEX inspections_by_venue ON inspections (venue_id, inspected_on);
CREATE INDEX inspections_by_school ON inspections (school_id, inspected_on) WHERE school_id IS NOT NULL;
CREATE INDEX inspections_by_institution ON inspections (institution_id, inspected_on)
  WHERE institution_id IS NOT NULL;
CREATE INDEX inspections_by_contact_unit ON inspections (contact_unit_id, inspected_on)
  WHERE contact_unit_id IS NOT NULL;
CREATE INDEX inspections_by_day ON inspections (inspected_on);
CREATE INDEX inspections_by_operation ON inspections (operation_id) WHERE operation_id IS NOT NULL;
CREATE INDEX inspections_to_confirm ON inspections (inspected_on)
  WHERE needs_confirmation = 1 AND confirmed_at IS NULL;
CREATE INDEX inspections_by_handler ON inspections (handler_id);
CREATE INDEX inspections_by_account ON inspections (account_id);
CREATE INDEX inspection_units_by_unit ON inspection_units (unit_id);

CREATE TABLE inspection_people (
  inspection_id TEXT NOT NULL REFERENCES inspections (id),
  ordinal INTEGER NOT NULL,
  person_id TEXT REFERENCES people (id),
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  PRIMARY KEY (inspection_id, ordinal)
) STRICT;

CREATE TABLE inspection_files (
  inspection_id TEXT NOT NULL REFERENCES inspections (id),
  file_id TEXT NOT NULL REFERENCES files (id),
  PRIMARY KEY (inspection_id, file_id)
) STRICT;
CREATE INDEX inspection_files_by_file ON inspection_files (file_id);
INSERT OR IGNORE INTO inspection_files (inspection_id, file_id)
SELECT problems.inspection_id, problem_files.file_id
FROM problem_files JOIN problems ON problems.id = problem_files.problem_id
WHERE problems.inspection_id IS NOT NULL AND problem_files.stage = 'before' AND problem_files.round = 0;

CREATE TABLE inspection_penalties (
  id TEXT PRIMARY KEY,
  inspection_id TEXT NOT NULL REFERENCES inspections (id),
  organ TEXT NOT NULL,
  authority TEXT NOT NULL,
  number TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  amount TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  withdrawn_at TEXT,
  withdrawn_reason TEXT
) STRICT;
CREATE INDEX inspection_penalties_by_inspection ON inspection_penalties (inspection_id);
CREATE UNIQUE INDEX inspection_penalties_by_number ON inspection_penalties (inspection_id, organ, number)
  WHERE withdrawn_at IS NULL;

CREATE TABLE checklist_versions (
  list_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  items TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'refused')),
  proposed_at TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  account_id TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT,
  decision_note TEXT,
  PRIMARY KEY (list_id, version)
) STRICT;

CREATE TABLE drafts (
  account_id TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  PRIMARY KEY (account_id, name)
) STRICT;
`;
