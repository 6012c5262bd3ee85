/*
 * An import of fifty thousand rows is one act, and nobody waits for it: its rows, keys and lines of history are laid out
 * piece by piece beforehand, and one short transaction makes them hold. Until then rows are marked as taken out on a day
 * that never comes, and lines bear the name of an act that stands among `pending_acts`.
 */

/** Stands in `removed_at` of a row that is only laid out. A day all the same: whoever overlooks the mark sees a removed row. */
export const LAID_OUT = '9999-12-31T00:00:00.000Z';

/** A condition on the table of a register, for whoever looks at removed rows too. */
export const isSettledRow = `removed_at IS NOT '${LAID_OUT}'`;

/** A condition on `record_history`. */
export const isSettledLine = `NOT EXISTS (SELECT 1 FROM pending_acts AS pending
  WHERE record_history.id > pending.id || ':' AND record_history.id < pending.id || ';')`;
