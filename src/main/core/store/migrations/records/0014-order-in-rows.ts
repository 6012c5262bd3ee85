/**
 * Frozen. A row's place in the order of titles stands in the row itself; the indexes that lists walk are made at unlock
 * (`queries/orders.ts`), and so are the keys of the rows that are here already.
 */
export const sql = `
ALTER TABLE venues ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE schools ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE institutions ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE contact_units ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE children ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE key_persons ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE villages ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE units ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE social_orgs ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
ALTER TABLE publicity ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
DROP TABLE record_lines;
`;
