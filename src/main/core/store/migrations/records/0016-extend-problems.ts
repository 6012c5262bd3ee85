/**
 * Frozen. The whole course of a problem: signing for, verifying and closing apart, more time, escalation, the board,
 * merging, problems that no inspection found. What was 整改中 counts as signed for on the day it was dispatched.
 */
export const sql = `
CREATE TABLE new_problems (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  serial TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL CHECK (source IN
    ('inspection', 'covert', 'public', 'superior', 'school', 'village', 'clue', 'other')),
  inspection_id TEXT REFERENCES inspections (id),
  item_code TEXT,
  venue_id TEXT REFERENCES venues (id),
  school_id TEXT REFERENCES schools (id),
  institution_id TEXT REFERENCES institutions (id),
  contact_unit_id TEXT REFERENCES contact_units (id),
  place_name TEXT NOT NULL DEFAULT '',
  duty_id TEXT REFERENCES duties (id),
  title TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('serious', 'ordinary')),
  detail TEXT NOT NULL,
  basis TEXT,
  found_on TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN
    ('found', 'dispatched', 'signed', 'submitted', 'verified', 'closed', 'merged')),
  unit_id TEXT REFERENCES units (id),
  dispatched_on TEXT,
  signed_on TEXT,
  original_deadline TEXT,
  deadline TEXT,
  measures TEXT NOT NULL DEFAULT '',
  escalation INTEGER NOT NULL DEFAULT 0,
  listing_level TEXT CHECK (listing_level IN ('town', 'county', 'city')),
  listed_on TEXT,
  listing_deadline TEXT,
  merged_into TEXT REFERENCES problems (id),
  merged_from TEXT,
  merged_round INTEGER,
  earlier_id TEXT REFERENCES problems (id),
  closed_on TEXT,
  reopened_count INTEGER NOT NULL DEFAULT 0,
  CHECK ((status = 'merged') = (merged_into IS NOT NULL)),
  CHECK ((venue_id IS NOT NULL) + (school_id IS NOT NULL) + (institution_id IS NOT NULL)
    + (contact_unit_id IS NOT NULL) <= 1),
  CHECK ((listing_level IS NULL) = (listing_deadline IS NULL))
) STRICT;

INSERT INTO new_problems (id, revision, serial, source, inspection_id, item_code, venue_id, title, severity, detail,
    basis, found_on, status, unit_id, dispatched_on, signed_on, original_deadline, deadline, measures, closed_on,
    reopened_count)
  SELECT id, revision, serial, CASE WHEN inspection_id IS NULL THEN 'other' ELSE 'inspection' END, inspection_id,
      item_code, venue_id, title, severity, detail, basis, found_on,
      CASE status WHEN 'assigned' THEN 'signed' ELSE status END, unit_id, given, given, deadline, deadline, measures,
      closed_on, reopened_count
    FROM (SELECT problems.*, CASE WHEN unit_id IS NULL THEN NULL ELSE coalesce(
        (SELECT date(max(at), '+8 hours') FROM problem_events
          WHERE problem_id = problems.id AND action IN ('assign', 'reassign', 'reopen')), found_on) END AS given
      FROM problems);

DROP TABLE problems;
ALTER TABLE new_problems RENAME TO problems;
CREATE INDEX problems_by_status ON problems (status, deadline);
CREATE INDEX problems_by_unit ON problems (unit_id, status);
CREATE INDEX problems_by_venue ON problems (venue_id, item_code);
CREATE INDEX problems_by_school ON problems (school_id) WHERE school_id IS NOT NULL;
CREATE INDEX problems_by_institution ON problems (institution_id) WHERE institution_id IS NOT NULL;
CREATE INDEX problems_by_contact_unit ON problems (contact_unit_id) WHERE contact_unit_id IS NOT NULL;
CREATE INDEX problems_by_inspection ON problems (inspection_id);
CREATE INDEX problems_by_duty ON problems (duty_id);
CREATE INDEX problems_by_kept ON problems (merged_into);

CREATE TABLE problem_units (
  problem_id TEXT NOT NULL REFERENCES problems (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  PRIMARY KEY (problem_id, unit_id)
) STRICT;
CREATE INDEX problem_units_by_unit ON problem_units (unit_id);

CREATE TABLE problem_extensions (
  id TEXT PRIMARY KEY,
  problem_id TEXT NOT NULL REFERENCES problems (id),
  ordinal INTEGER NOT NULL,
  round INTEGER NOT NULL,
  from_deadline TEXT NOT NULL,
  wanted_deadline TEXT NOT NULL,
  reason TEXT NOT NULL,
  applied_on TEXT NOT NULL,
  handler_id TEXT NOT NULL REFERENCES people (id),
  handler_unit_id TEXT REFERENCES units (id),
  account_id TEXT NOT NULL,
  typist_person_id TEXT NOT NULL REFERENCES people (id),
  typist_unit_id TEXT REFERENCES units (id),
  state TEXT NOT NULL CHECK (state IN ('pending', 'granted', 'refused', 'lapsed')),
  granted_deadline TEXT,
  decided_on TEXT,
  decision_note TEXT NOT NULL DEFAULT '',
  decided_handler_id TEXT REFERENCES people (id),
  decided_account_id TEXT,
  UNIQUE (problem_id, ordinal)
) STRICT;
CREATE INDEX problem_extensions_pending ON problem_extensions (problem_id) WHERE state = 'pending';

ALTER TABLE problem_events ADD COLUMN deadline TEXT;
UPDATE problem_events SET action = 'sendBack' WHERE action = 'send-back';
UPDATE problem_events SET action = 'foundAgain' WHERE action = 'found-again';
`;
