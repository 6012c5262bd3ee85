/**
 * Frozen. Units become a register: the same rows with the same ids, with the columns every register has, whom to ring, and
 * their other names beside them. A name is unique among those in use, which the register's keys see to: a unit taken out
 * must not hold its name for ever.
 */
export const sql = `
CREATE TABLE new_units (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  listed_on TEXT NOT NULL,
  closed_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  removed_reason TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('village', 'office', 'external')),
  leader TEXT,
  leader_phone TEXT,
  sponsor TEXT,
  liaison TEXT,
  liaison_phone TEXT,
  office_phone TEXT,
  address TEXT,
  duty TEXT,
  aliases TEXT,
  remarks TEXT
) STRICT;
INSERT INTO new_units (id, revision, listed_on, created_at, updated_at, removed_at, removed_reason, name, kind, aliases)
  SELECT id, 1, coalesce(date(created_at, '+8 hours'), substr(created_at, 1, 10)), created_at, created_at,
    CASE is_active WHEN 0 THEN created_at END, CASE is_active WHEN 0 THEN '停用' END, name, kind,
    (SELECT group_concat(alias, '、') FROM (SELECT alias FROM unit_aliases WHERE unit_id = units.id ORDER BY alias))
  FROM units;
DROP TABLE unit_aliases;
DROP TABLE units;
ALTER TABLE new_units RENAME TO units;
CREATE INDEX units_by_name ON units (name);
`;
