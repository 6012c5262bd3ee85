/** Frozen. Acts typed late are asked for by every first screen, and are few among five years of them. */
export const sql = `
CREATE INDEX obligation_acts_to_confirm ON obligation_acts (act_on) WHERE needs_confirmation = 1;
`;
