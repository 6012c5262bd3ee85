import type { Register } from '#shared/registers/register.ts';
import type { Store } from '../open.ts';
import { LAID_OUT } from './laid-out.ts';
import { tableName } from './registers.ts';

const pieceLines = 2000;

/** Takes back a piece of what an act laid out and did not finish. Only inside a transaction. @returns whether more is left */
export function sweepPiece(store: Store, actId: string, register: Register): boolean {
  const table = tableName(register);
  const lines = store
    .prepare<{ id: string }, { id: string; recordId: string }>(
      `SELECT id, record_id AS recordId FROM record_history WHERE id > @id || ':' AND id < @id || ';' LIMIT ${pieceLines}`,
    )
    .all({ id: actId });
  const dropRow = store.prepare(`DELETE FROM ${table} WHERE id = ? AND removed_at = '${LAID_OUT}'`);
  const dropKeys = store.prepare('DELETE FROM record_keys WHERE register = ? AND record_id = ?');
  const dropLine = store.prepare('DELETE FROM record_history WHERE id = ?');
  for (const { id, recordId } of lines) {
    if (dropRow.run(recordId).changes === 1) dropKeys.run(register.id, recordId);
    dropLine.run(id);
  }
  if (lines.length === pieceLines) return true;
  store.prepare('DELETE FROM import_batches WHERE id = ?').run(actId);
  store.prepare('DELETE FROM pending_acts WHERE id = ?').run(actId);
  return false;
}

/** At unlock: an act that a power cut stopped before it held leaves nothing behind. */
export function sweepPending(store: Store, registers: readonly Register[]): void {
  const acts = store
    .prepare<[], { id: string; register: string }>('SELECT id, register FROM pending_acts')
    .all();
  for (const { id, register: name } of acts) {
    const register = registers.find((candidate) => candidate.id === name);
    if (!register) continue;
    const write = store.transaction(() => sweepPiece(store, id, register));
    while (write.immediate());
  }
}
