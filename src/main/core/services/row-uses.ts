import { getTableName } from 'drizzle-orm';
import type { Register } from '#shared/registers/register.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { RecordsContext } from '../context.ts';
import type { Store } from '../store/open.ts';
import { tableOf } from '../store/queries/registers.ts';
import type { StoredRow } from '../store/queries/registers.ts';

/** A column elsewhere that points at the rows of a register by foreign key. */
type Pointer = { table: string; column: string; isKey: boolean };

/**
 * Every such column, as the store itself knows them: a table that comes later is not forgotten. Checks, problems, people,
 * the plan's groups all point by foreign key; other registers' references do not and are looked after apart.
 */
export function pointersTo(store: Store, register: Register): Pointer[] {
  return store
    .prepare<[string], { table: string; column: string; isKey: number }>(
      `SELECT held.name AS "table", key."from" AS "column",
         (SELECT pk > 0 FROM pragma_table_info(held.name) AS info WHERE info.name = key."from") AS isKey
       FROM pragma_table_list AS held JOIN pragma_foreign_key_list(held.name) AS key
       WHERE held.schema = 'main' AND held.type = 'table' AND key."table" = ?`,
    )
    .all(getTableName(tableOf(register)))
    .map((pointer) => ({ ...pointer, isKey: pointer.isKey === 1 }));
}

/** SQL that is true of a row `held` to which anything points. */
export function isPointedAt(store: Store, register: Register): string {
  const terms = pointersTo(store, register).map(
    ({ table, column }) => `EXISTS (SELECT 1 FROM "${table}" WHERE "${column}" = held.id)`,
  );
  return terms.length === 0 ? '0' : `(${terms.join(' OR ')})`;
}

/** What pointed at one row points at another. A link that the other one has already is not made twice. */
export function movePointers(store: Store, register: Register, fromId: string, toId: string): void {
  for (const { table, column, isKey } of pointersTo(store, register)) {
    store
      .prepare(`UPDATE ${isKey ? 'OR IGNORE' : ''} "${table}" SET "${column}" = ? WHERE "${column}" = ?`)
      .run(toId, fromId);
    if (isKey) store.prepare(`DELETE FROM "${table}" WHERE "${column}" = ?`).run(fromId);
  }
}

/** Work under way that keeps a row in its ledger, each counted by SQL with the row's id. */
type Hold = { word: (count: number) => string; sql: string };

const holds: Readonly<Record<string, readonly Hold[]>> = {
  units: [
    {
      word: (count) => `${count} 名人员`,
      sql: 'SELECT count(*) FROM people WHERE unit_id = ?',
    },
    {
      word: (count) => `${count} 个没销号的问题`,
      sql: `SELECT count(*) FROM problems WHERE unit_id = ? AND status NOT IN ('closed', 'merged')`,
    },
    {
      word: (count) => `${count} 项没办结的任务`,
      sql: `SELECT count(*) FROM task_assignments WHERE unit_id = ? AND status NOT IN ('closed', 'withdrawn')`,
    },
    {
      word: (count) => `${count} 件没办结的来文`,
      sql: `SELECT count(*) FROM incoming_units JOIN incoming ON incoming.id = incoming_units.incoming_id
        WHERE unit_id = ? AND status NOT IN ('closed', 'withdrawn')`,
    },
    {
      word: (count) => `${count} 项要它做的周期任务`,
      sql: 'SELECT count(*) FROM obligation_units WHERE unit_id = ? AND to_on IS NULL',
    },
    {
      word: (count) => `方案里 ${count} 个工作组的分工`,
      sql: 'SELECT count(DISTINCT group_id) FROM group_units WHERE unit_id = ?',
    },
    {
      word: () => '方案的成员单位名单',
      sql: 'SELECT count(*) FROM campaign_units WHERE unit_id = ?',
    },
  ],
};

/** @throws AppError `register.in-use` for a row that work under way still needs. */
export function refuseInUse(ctx: RecordsContext, register: Register, row: StoredRow): void {
  const found = (holds[register.id] ?? []).flatMap(({ word, sql }) => {
    const count = ctx.records.prepare<[string], number>(sql).pluck().get(row.id) ?? 0;
    return count === 0 ? [] : [word(count)];
  });
  if (found.length === 0) return;
  const name = String(row.values[register.titleField] ?? '');
  throw new AppError('register.in-use', { name, uses: found.join('、') });
}
