/** Frozen. Organisations that help children. */
export const sql = `
CREATE TABLE social_orgs (
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
  services TEXT,
  village TEXT,
  address TEXT,
  licence TEXT,
  leader TEXT,
  phone TEXT,
  supervisor TEXT,
  social_workers INTEGER,
  volunteers INTEGER,
  status TEXT NOT NULL DEFAULT 'open',
  remarks TEXT
) STRICT;
CREATE INDEX social_orgs_by_name ON social_orgs (name);
CREATE INDEX social_orgs_by_village ON social_orgs (village);
CREATE INDEX social_orgs_by_licence ON social_orgs (licence);
`;
