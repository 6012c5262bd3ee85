/** Frozen. What a place must hold besides its business licence, and why a row was taken out. */
export const sql = `
ALTER TABLE venues ADD COLUMN removed_reason TEXT;
ALTER TABLE venues ADD COLUMN trade_licence TEXT;
ALTER TABLE venues ADD COLUMN trade_licence_until TEXT;
ALTER TABLE venues ADD COLUMN culture_licence TEXT;
ALTER TABLE venues ADD COLUMN culture_licence_until TEXT;
ALTER TABLE venues ADD COLUMN fire_certificate TEXT;
ALTER TABLE venues ADD COLUMN health_licence TEXT;
ALTER TABLE venues ADD COLUMN health_licence_until TEXT;
ALTER TABLE venues ADD COLUMN rooms INTEGER;
CREATE INDEX venues_by_village ON venues (village);
CREATE INDEX venues_by_licence ON venues (licence);
`;
