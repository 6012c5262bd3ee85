/** Frozen. Villages and the places that look after children: schools, institutions, units in close contact with minors. */
export const sql = `
CREATE TABLE villages (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  listed_on TEXT NOT NULL,
  closed_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  removed_reason TEXT,
  name TEXT NOT NULL,
  secretary TEXT,
  secretary_phone TEXT,
  director TEXT,
  director_phone TEXT,
  households INTEGER,
  population INTEGER,
  minors INTEGER,
  left_behind INTEGER,
  remarks TEXT
) STRICT;
CREATE INDEX villages_by_name ON villages (name);

CREATE TABLE schools (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  listed_on TEXT NOT NULL,
  closed_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  removed_reason TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  village TEXT NOT NULL,
  address TEXT,
  ownership TEXT,
  code TEXT,
  principal TEXT,
  phone TEXT,
  law_principal TEXT,
  law_principal_unit TEXT,
  supervisor TEXT,
  students INTEGER,
  is_boarding INTEGER,
  boarders INTEGER,
  left_behind INTEGER,
  staff_count INTEGER,
  status TEXT NOT NULL DEFAULT 'open',
  remarks TEXT
) STRICT;
CREATE INDEX schools_by_name ON schools (name);
CREATE INDEX schools_by_village ON schools (village);
CREATE INDEX schools_by_code ON schools (code);

CREATE TABLE institutions (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  listed_on TEXT NOT NULL,
  closed_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  removed_reason TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  village TEXT NOT NULL,
  address TEXT,
  licence TEXT,
  licence_until TEXT,
  legal_rep TEXT,
  phone TEXT,
  supervisor TEXT,
  students INTEGER,
  staff_count INTEGER,
  venue TEXT,
  status TEXT NOT NULL DEFAULT 'open',
  remarks TEXT
) STRICT;
CREATE INDEX institutions_by_name ON institutions (name);
CREATE INDEX institutions_by_village ON institutions (village);
CREATE INDEX institutions_by_venue ON institutions (venue);
CREATE INDEX institutions_by_licence ON institutions (licence);

CREATE TABLE contact_units (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  listed_on TEXT NOT NULL,
  closed_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  removed_reason TEXT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  village TEXT NOT NULL,
  address TEXT,
  licence TEXT,
  manager TEXT,
  phone TEXT,
  supervisor TEXT,
  staff_count INTEGER,
  status TEXT NOT NULL DEFAULT 'open',
  remarks TEXT
) STRICT;
CREATE INDEX contact_units_by_name ON contact_units (name);
CREATE INDEX contact_units_by_village ON contact_units (village);
CREATE INDEX contact_units_by_licence ON contact_units (licence);
`;
