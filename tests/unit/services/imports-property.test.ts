import '../../support/quick-argon.ts';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Store } from '#core/store/open.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const register = 'venues';
const head = '场所名称,场所类别,所在村,证照号,负责人';

/** A row of a sheet: the place it is about, who runs it, and whether it says what kind of place that is. */
type Line = { at: number; manager: number; isBroken: boolean };
const line: fc.Arbitrary<Line> = fc.record({
  at: fc.nat(7),
  manager: fc.nat(2),
  isBroken: fc.nat(3).map((roll) => roll === 0),
});

type Step =
  | { kind: 'import'; lines: Line[] }
  | { kind: 'edit'; at: number; manager: number }
  | { kind: 'remove'; at: number }
  | { kind: 'merge'; at: number; into: number }
  | { kind: 'undo'; back: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), at: fc.nat(7), manager: fc.nat(2) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), at: fc.nat(7) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('merge' as const), at: fc.nat(7), into: fc.nat(7) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('undo' as const), back: fc.nat(3) }) },
);

/** Whatever chance brings: the plainest import and its undo are among the runs. */
const plainest: Step[] = [
  { kind: 'import', lines: [{ at: 0, manager: 0, isBroken: false }] },
  { kind: 'undo', back: 0 },
];

const licence = (at: number): string => `JY-90000${at}`;

function storeOf(desk: TestDesk): Store {
  const store = desk.app.desk()?.records;
  if (!store) throw new Error('the desk is open');
  return store;
}

/** What the register says: rows in use with their values and places, their keys, and what is found. */
async function stateOf(desk: TestDesk, api: Api): Promise<unknown> {
  const store = storeOf(desk);
  const { rows } = await api.registers.list({ register, limit: 100 });
  const keys = store
    .prepare(
      `SELECT key, record_id FROM record_keys WHERE register = 'venues'
         AND record_id IN (SELECT id FROM venues WHERE removed_at IS NULL) ORDER BY key, record_id`,
    )
    .all();
  const lines = store
    .prepare('SELECT id, sort_key, closed_on FROM venues WHERE removed_at IS NULL ORDER BY id')
    .all();
  const hits = await Promise.all(
    ['样所', '管事', '900003'].map(async (text) => {
      const { hits: all } = await api.search.find({ text, registers: [register] });
      return new Set(all.map(({ id, title, subtitle }) => `${id} ${title} ${subtitle}`));
    }),
  );
  return { rows: rows.map(({ id, values }) => ({ id, values })), keys, lines, hits };
}

const codeOf = (error: unknown): string => (error instanceof AppError ? error.code : String(error));

test('whatever is imported, edited and merged: an undo gives back the state before, or refuses and changes nothing', async () => {
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const desk = copyOf(town.home);
      const api = await desk.as('coordinator');
      /** What came out, and what it had to be. */
      const found: [unknown, unknown][] = [];
      const batches: { id: string; before: unknown; isLast: boolean }[] = [];
      const rowAt = async (at: number) =>
        (await api.registers.list({ register })).rows.find(({ values }) => values['licence'] === licence(at));
      const touched = (): void => {
        for (const batch of batches) batch.isLast = false;
      };
      for (const each of steps) {
        desk.clock.advance(1000);
        if (each.kind === 'import') {
          const before = await stateOf(desk, api);
          const text = each.lines.map(
            ({ at, manager, isBroken }) =>
              `样所${at},${isBroken ? '不知何物' : '旅馆'},东河村,${licence(at)},管事${manager}`,
          );
          const file = new Blob([[head, ...text].join('\n')]);
          const { batchId, report } = await api.imports.commit({ register, file, name: '表.csv' });
          const told = report.accepted + report.unchanged + report.refusedRows;
          found.push([report.rows, each.lines.length], [told, report.rows]);
          if (report.accepted > 0) touched();
          batches.unshift({ id: batchId, before, isLast: true });
        } else if (each.kind === 'undo') {
          const batch = batches[each.back];
          if (!batch) continue;
          const now = await stateOf(desk, api);
          const code = await api.imports.undo({ batchId: batch.id }).then(() => 'done', codeOf);
          const after = await stateOf(desk, api);
          // Nothing came after it: it must go. Later acts may refuse it, or it takes only its own rows back.
          const wasDone = code === 'done';
          found.push([wasDone || !batch.isLast, true]);
          const wanted = wasDone ? (batch.isLast ? batch.before : after) : now;
          found.push([after, wanted]);
          if (wasDone) {
            undone += 1;
            batches.splice(each.back, 1);
            touched();
          }
        } else {
          const row = await rowAt(each.at);
          if (!row) continue;
          if (each.kind === 'edit') {
            const values = { ...row.values, manager: `管事改${each.manager}` };
            await api.registers.save({ register, id: row.id, values, acceptLikely: true });
          } else if (each.kind === 'remove') {
            await api.registers.remove({ register, id: row.id, reason: '不办了' });
          } else {
            const kept = await rowAt(each.into);
            if (!kept || kept.id === row.id) continue;
            await api.registers.merge({ register, keepId: kept.id, dropId: row.id, values: kept.values });
          }
          touched();
        }
      }
      expect(found.map(([was]) => was)).toEqual(found.map(([, wanted]) => wanted));
      expect(desk.bugs).toEqual([]);
    }),
    { numRuns: 8, examples: [[plainest]] },
  );
  expect(undone).toBeGreaterThan(0);
});
