import { AUDIT_TABLE_SQL } from '#core/vault/audit.ts';

/** Frozen. Accounts, settings and the audit chain: what every account may open. */
export const sql = `
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  seat TEXT NOT NULL CHECK (seat IN ('system', 'security', 'audit', 'business')),
  role TEXT CHECK (role IN ('system', 'security', 'audit', 'coordinator', 'officer', 'leader')),
  unit_name TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL CHECK (status IN ('active', 'disabled')),
  must_change_password INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  created_by TEXT,
  granted_at TEXT,
  granted_by TEXT,
  records_key_at TEXT,
  records_key_by TEXT
) STRICT;

${AUDIT_TABLE_SQL}
CREATE TABLE backups (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  folder TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  manifest_sha256 TEXT NOT NULL
) STRICT;
`;
