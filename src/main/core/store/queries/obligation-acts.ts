import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { PeriodAct } from '#shared/domain/obligation/period-state.ts';
import type { Store } from '../open.ts';

export type HandAct = PeriodAct & { readonly subjectKey: string };

/** Acts typed by hand for an obligation and not taken back, of a span of days, as the rules of time read them. */
export function handActs(records: Store, obligationId: string, from: PlainDate, to: PlainDate): HandAct[] {
  return records
    .prepare<[string, string, string], HandAct>(
      `SELECT act.id, act.subject_key AS subjectKey, act.act_on AS actOn, act.entered_on AS enteredOn,
         (SELECT on_day FROM act_steps WHERE act_id = act.id AND kind = 'confirmed') AS confirmedOn
       FROM obligation_acts AS act
       WHERE act.obligation_id = ? AND act.act_on BETWEEN ? AND ?
         AND NOT EXISTS (SELECT 1 FROM act_steps WHERE act_id = act.id AND kind = 'withdrawn')`,
    )
    .all(obligationId, from, to);
}

/** Rows of a register that were merged into another: what hung on them hangs on the other. */
export function mergedInto(records: Store, register: string): ReadonlyMap<string, string> {
  const rows = records
    .prepare<[string], { droppedId: string; keptId: string }>(
      'SELECT dropped_id AS droppedId, kept_id AS keptId FROM record_merges WHERE register = ?',
    )
    .all(register);
  return new Map(rows.map(({ droppedId, keptId }) => [droppedId, keptId]));
}
