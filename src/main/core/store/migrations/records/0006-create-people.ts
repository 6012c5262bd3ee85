/** Frozen. People, and what was published for them. */
export const sql = `
CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  listed_on TEXT NOT NULL,
  closed_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  removed_reason TEXT,
  name TEXT NOT NULL,
  id_card TEXT NOT NULL,
  unit TEXT NOT NULL,
  post TEXT,
  phone TEXT,
  hired_on TEXT,
  queried_on TEXT,
  result TEXT NOT NULL DEFAULT 'pending',
  status TEXT NOT NULL DEFAULT 'employed',
  left_on TEXT,
  supervisor TEXT,
  remarks TEXT
) STRICT;
CREATE INDEX staff_by_name ON staff (name);
CREATE INDEX staff_by_id_card ON staff (id_card);
CREATE INDEX staff_by_unit ON staff (unit);

CREATE TABLE children (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  listed_on TEXT NOT NULL,
  closed_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  removed_reason TEXT,
  name TEXT NOT NULL,
  sex TEXT,
  id_card TEXT,
  birth_date TEXT,
  village TEXT NOT NULL,
  address TEXT,
  household TEXT,
  categories TEXT NOT NULL,
  disability TEXT,
  schooling TEXT,
  school TEXT,
  grade TEXT,
  guardian TEXT,
  guardian_relation TEXT,
  guardian_phone TEXT,
  caregiver TEXT,
  caregiver_relation TEXT,
  caregiver_phone TEXT,
  risk TEXT,
  helper TEXT,
  helper_phone TEXT,
  status TEXT NOT NULL DEFAULT 'active',
  remarks TEXT
) STRICT;
CREATE INDEX children_by_name ON children (name);
CREATE INDEX children_by_village ON children (village);
CREATE INDEX children_by_id_card ON children (id_card);
CREATE INDEX children_by_school ON children (school);

CREATE TABLE key_persons (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  listed_on TEXT NOT NULL,
  closed_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  removed_reason TEXT,
  name TEXT NOT NULL,
  id_card TEXT NOT NULL,
  village TEXT NOT NULL,
  category TEXT NOT NULL,
  unit TEXT NOT NULL,
  officer TEXT,
  measure TEXT,
  since TEXT,
  status TEXT NOT NULL DEFAULT 'active'
) STRICT;
CREATE INDEX key_persons_by_name ON key_persons (name);
CREATE INDEX key_persons_by_village ON key_persons (village);
CREATE INDEX key_persons_by_id_card ON key_persons (id_card);

CREATE TABLE publicity (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL,
  listed_on TEXT NOT NULL,
  closed_on TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT,
  removed_reason TEXT,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  audience TEXT,
  issued_on TEXT NOT NULL,
  copies INTEGER,
  unit TEXT,
  village TEXT,
  school TEXT,
  has_case INTEGER NOT NULL DEFAULT 0,
  is_deidentified INTEGER,
  remarks TEXT
) STRICT;
CREATE INDEX publicity_by_title ON publicity (title);
CREATE INDEX publicity_by_village ON publicity (village);
CREATE INDEX publicity_by_school ON publicity (school);
`;
