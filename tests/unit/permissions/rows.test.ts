import '../../support/quick-argon.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { insertRow, setRemoved } from '#core/store/queries/registers.ts';
import { recordMerges } from '#core/store/schema/register-engine.ts';
import { roleLabels } from '#shared/domain/people/roles.ts';
import { maskRow } from '#shared/domain/permissions/masking.ts';
import { registers } from '#shared/registers/index.ts';
import type { Field, FieldValue, FieldValues, Register } from '#shared/registers/register.ts';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { people } from '../../support/town.ts';

/*
 * Registers × roles × fields × what became of the row, generated from the definitions and asked of the core itself. The
 * table in fields.txt is what a person reads; a field that becomes readable to somebody shows there as a changed line.
 */
const roles = ['coordinator', 'officer', 'leader'] as const;
type Role = (typeof roles)[number];
const states = ['kept', 'removed', 'merged'] as const;
const OWN = '东河村';
const all: readonly Register[] = registers;

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

function sampleOf(register: Register, field: Field, owner: string): FieldValue {
  if (field.key === register.scope.village || field.key === register.scope.unit) return owner;
  switch (field.kind) {
    case 'idcard':
      return '110101201503029991';
    case 'phone':
      return field.sensitive === undefined ? '13999990000' : '13800001234';
    case 'date':
      return '2015-03-02';
    case 'multi':
      return field.options.map(({ code }) => code);
    case 'select':
      return field.options[0]?.code ?? '';
    case 'boolean':
      return true;
    case 'integer':
      return 4242;
    default:
      return `样例${field.key}三组五号`;
  }
}

function fullRow(register: Register, owner: string): FieldValues {
  return Object.fromEntries(register.fields.map((field) => [field.key, sampleOf(register, field, owner)]));
}

/** One row of every register in each state, put where no form and no rule stands in the way. */
function putRows(desk: TestDesk, owner: string): void {
  const db = desk.app.desk()?.recordsDb;
  if (!db) throw new Error('the desk is open');
  const at = '2026-11-23T01:00:00.000Z';
  for (const register of all) {
    for (const state of states) {
      const id = `${owner}-${state}`;
      insertRow(
        db,
        register,
        { id, revision: 1, values: fullRow(register, owner) },
        { at, today: '2026-11-23' },
      );
      if (state !== 'kept')
        setRemoved(db, register, { id, revision: 2 }, { at, reason: '样例', isRemoved: true });
      if (state === 'merged')
        db.insert(recordMerges)
          .values({
            register: register.id,
            droppedId: id,
            keptId: `${owner}-kept`,
            title: id,
            at,
            accountId: '',
          })
          .run();
    }
  }
}

async function seat(role: Role): Promise<{ desk: TestDesk; api: Api }> {
  const desk = copyOf(town.home);
  if (role === 'leader')
    await (await desk.as('security')).accounts.grant({ accountId: town.officerAccount, role });
  const coordinator = await desk.as('coordinator');
  const unitId = town.units.village;
  await coordinator.people.save({ id: town.persons.officer, name: people.officer.name, unitId });
  putRows(desk, OWN);
  putRows(desk, '西山村');
  return { desk, api: role === 'coordinator' ? coordinator : await desk.as('officer') };
}

const isWhole = (role: Role, register: Register): boolean =>
  role !== 'officer' ||
  (register.scope.village === undefined && register.scope.unit === undefined && !register.isSensitive);

describe.each(roles)('%s', (role) => {
  test('sees of each row what the table says, in every state, and gives reasons for the rest', async () => {
    const { desk, api } = await seat(role);
    for (const register of all) {
      const numbers = register.fields.filter(
        ({ sensitive }) => sensitive === 'idcard' || sensitive === 'phone',
      );
      const list = await api.registers.list({ register: register.id, includeRemoved: true, search: '' });
      const own = list.rows.filter(({ id }) => id.startsWith(OWN));
      expect([register.id, own.map(({ id }) => id).toSorted()]).toEqual([
        register.id,
        states.map((state) => `${OWN}-${state}`).toSorted(),
      ]);
      for (const state of states) {
        const id = `${OWN}-${state}`;
        const stored = fullRow(register, OWN);
        const shown = maskRow(register, stored, role);
        const row = { register: register.id, id };
        const whole = await api.registers.get(row);
        const listed = own.find((candidate) => candidate.id === id);
        expect([row, whole.values, whole.masked]).toEqual([row, shown.values, shown.masked]);
        expect([row, listed?.values]).toEqual([row, shown.values]);
        expect([row, whole.isRemoved]).toEqual([row, state !== 'kept']);
        for (const { key } of numbers)
          expect(JSON.stringify([whole, list.rows])).not.toContain(JSON.stringify(stored[key]));
        if (shown.masked.length === 0) continue;
        const asked = await api.registers.unmask({ ...row, fields: shown.masked, purpose: '核对' });
        expect([row, asked.values]).toEqual([
          row,
          Object.fromEntries(shown.masked.map((key) => [key, stored[key]])),
        ]);
      }
    }
    expect(desk.bugs).toEqual([]);
  });

  test('meets rows of another village in no state, unless the whole register is his', async () => {
    const { desk, api } = await seat(role);
    for (const register of all) {
      const ids = states.map((state) => `西山村-${state}`);
      const { rows } = await api.registers.list({ register: register.id, includeRemoved: true, ids });
      expect([register.id, rows.length]).toEqual([register.id, isWhole(role, register) ? states.length : 0]);
      if (isWhole(role, register)) continue;
      for (const id of ids) {
        const row = { register: register.id, id };
        const fields = [register.titleField];
        await refused(api.registers.get(row), 'record.missing');
        await refused(api.registers.relations(row), 'record.missing');
        await refused(api.registers.unmask({ ...row, fields, purpose: '看' }), 'record.missing');
      }
    }
    expect(desk.bugs).toEqual([]);
  });
});

test('the table of who reads what without a purpose', async () => {
  const words = (register: Register, { key }: Field): string[] =>
    roles.map((role) =>
      maskRow(register, fullRow(register, OWN), role).masked.includes(key) ? '遮着' : '看得见',
    );
  const lines = all.flatMap((register) =>
    register.fields
      .filter(({ sensitive }) => sensitive !== undefined)
      .map((field) => [register.label, field.label, ...words(register, field)]),
  );
  const plain = all
    .filter((register) => register.fields.every(({ sensitive }) => sensitive === undefined))
    .map(({ label }) => label);
  const table = [
    ['台账', '栏目', ...roles.map((role) => roleLabels[role])],
    ['---', '---', ...roles.map(() => '---')],
    ...lines,
  ].map((cells) => `| ${cells.join(' | ')} |`);
  const text = [...table, '', `其余栏目，以及整本${plain.join('、')}，能看到这一条的都看得见。`, ''].join(
    '\n',
  );
  await expect(text).toMatchFileSnapshot('fields.txt');
});
