import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { TemplateMapping } from '#shared/domain/export/mapping.ts';
import type { Api } from '#shared/rpc/client.ts';
import { readWorkbook } from '#core/exchange/excel/read-workbook.ts';
import { child, keptChild } from '../../support/children.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf, finishJob } from '../../support/test-desk.ts';
import { people } from '../../support/town.ts';
import { countyTemplate } from '../exchange/county-template.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const register = 'children';
const columns = ['name', 'idCard', 'village', 'guardianPhone'];

async function fill(api: Api, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1)
    ids.push(
      await keptChild(api, `样例${at}`, {
        birth: `2014-0${1 + Math.floor(at / 28)}-${String(1 + (at % 28)).padStart(2, '0')}`,
      }),
    );
  return ids;
}

async function textOf({ file, name }: { file: Blob; name: string }): Promise<string[][]> {
  const [sheet] = await readWorkbook(new Uint8Array(await file.arrayBuffer()), name);
  return (sheet?.rows ?? []).map(({ cells }) => cells.map((cell) => cell?.text ?? ''));
}

test('a few rows leave at once, masked, each row of the sheet knowing its record', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const ids = await fill(api, 3);
  const made = await api.exports.create({ register, query: { village: '东河村' }, columns });
  if (made.state !== 'started') throw new Error('three rows need nobody');
  expect((await finishJob(api, made)).state).toBe('done');
  const file = await api.exports.file(made);
  const rows = await textOf(file);
  expect(rows[2]).toEqual(['姓名', '身份证号', '所在村', '监护人电话']);
  expect(file.drill.map(({ id }) => id)).toEqual(ids);
  expect(rows[(file.drill[1]?.row ?? 0) - 1]?.[0]).toBe('样例1');
  expect(JSON.stringify(rows)).not.toMatch(/13800000001|1101012014/);
  const [entry] = (await api.audit.list({})).filter(({ action }) => action === 'exports.create');
  expect(entry).toMatchObject({ objectType: register, objectId: '3' });
  await refused(
    api.exports.create({ register, query: {}, columns, unmask: ['idCard'] }),
    'export.purpose-missing',
  );
  await refused(api.exports.create({ register, query: {}, columns: ['nothing'] }), 'input.invalid');
  const open = await api.exports.create({
    register,
    query: {},
    columns,
    unmask: ['idCard'],
    purpose: '报县局',
  });
  if (open.state !== 'started') throw new Error('three rows need nobody');
  await finishJob(api, open);
  const shown = await textOf(await api.exports.file(open));
  expect(shown.map((row) => row[1])).toContain(child('', { birth: '2014-01-02' })['idCard']);
  expect(JSON.stringify(shown)).not.toContain('13800000001');
  expect(desk.bugs).toEqual([]);
});

test('many rows wait for another person, hold a week, and never more than was agreed', async () => {
  const desk = copyOf(town.home);
  const coordinator = await desk.as('coordinator');
  await coordinator.people.save({
    id: town.persons.officer,
    name: people.officer.name,
    unitId: town.units.village,
  });
  await fill(coordinator, 21);
  await refused(coordinator.registers.workbook({ register }), 'export.needs-approval');
  const own = await coordinator.exports.create({ register, query: {}, columns });
  if (own.state !== 'pending') throw new Error('21 rows about children need a second person');
  await refused(coordinator.exports.approve({ id: own.requestId }), 'export.same-person');
  const officer = await desk.as('officer');
  const asked = await officer.exports.create({
    register,
    query: {},
    columns,
    unmask: ['idCard'],
    purpose: '核对学籍',
  });
  if (asked.state !== 'pending') throw new Error('21 rows about children need a second person');
  const id = asked.requestId;
  expect((await officer.exports.pending({})).map((request) => request.id)).toEqual([id]);
  await refused(officer.exports.download({ id }), 'export.not-approved');
  await refused(officer.exports.approve({ id }), 'access.denied');
  const decider = await desk.as('coordinator');
  const [request] = (await decider.exports.pending({})).filter((row) => row.id === id);
  expect(request).toMatchObject({
    rows: 21,
    canDecide: true,
    isMine: false,
    unmasked: ['身份证号'],
    purpose: '核对学籍',
  });
  await decider.exports.approve({ id });
  await refused(decider.exports.refuse({ id, reason: '不用' }), 'export.decided');
  await refused(decider.exports.download({ id }), 'record.missing');
  const fetcher = await desk.as('officer');
  const job = await fetcher.exports.download({ id });
  await finishJob(fetcher, job);
  expect((await fetcher.exports.file(job)).drill).toHaveLength(21);
  const again = await desk.as('coordinator');
  await keptChild(again, '又一个', { birth: '2013-01-01' });
  const late = await desk.as('officer');
  await refused(late.exports.download({ id }), 'export.grown');
  desk.clock.advance(8 * 24 * 3_600_000);
  const later = await desk.as('officer');
  await refused(later.exports.download({ id }), 'export.expired');
  expect((await later.exports.pending({}))[0]?.state).toBe('expired');
  expect(desk.bugs).toEqual([]);
});

function fillForm(api: Api, mapping: TemplateMapping, file: Blob): ReturnType<Api['templates']['fill']> {
  const { fill: start } = api.templates;
  return start({ file, name: '摸底表.xlsx', register, mapping, query: {} });
}

test("the county's own form is read, mapped once and filled, every row leading back to its record", async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const ids = await fill(api, 12);
  const form = () => new Blob([new Uint8Array(template)]);
  const template = await countyTemplate(5);
  const inspected = await api.templates.inspect({ file: form(), name: '摸底表.xlsx', register });
  const [mapping] = inspected.guesses;
  if (!mapping) throw new Error('the form has a table');
  expect(inspected.saved).toBeNull();
  const { fingerprint } = inspected;
  await api.templates.save({ fingerprint, name: '摸底表', register, mapping });
  expect((await api.templates.inspect({ file: form(), name: '摸底表.xlsx', register })).saved).toEqual(
    mapping,
  );
  expect(await api.templates.list({ register })).toMatchObject([{ fingerprint, name: '摸底表' }]);
  const filled = await fillForm(api, mapping, form());
  if (filled.state !== 'started') throw new Error('twelve rows need nobody');
  expect((await finishJob(api, filled)).state).toBe('done');
  const made = await api.exports.file(filled);
  const rows = await textOf(made);
  expect(made.drill.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  for (const { row, id } of made.drill) {
    const { values } = await api.registers.get({ register, id });
    expect(rows[row - 1]).toContain(values['name']);
  }
  const nonsense = { file: new Blob(['words']), name: '不是表.xlsx', register };
  await refused(api.templates.inspect(nonsense), 'exchange.template-not-xlsx');
  expect(desk.bugs).toEqual([]);
});
