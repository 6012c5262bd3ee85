import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { BatchInput } from '#shared/contract/checks.ts';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { inspection, keptPhoto } from '../../support/work.ts';

type Batch = z.input<typeof BatchInput>;
type AtPlace = Batch['places'][number];

let town: Prepared;
let hotel: string;
let ktv: string;
beforeAll(async () => {
  town = await prepareTown();
  [hotel = '', ktv = ''] = town.venues;
});

async function at(api: Api, id: string, fails: Readonly<Record<string, string>> = {}): Promise<AtPlace> {
  const { checklistId, checklistVersion, results, process, handlingResult } = await inspection(api, id, {
    fails,
  });
  const place = { register: 'venues' as const, id };
  return { place, checklistId, checklistVersion, results, process, handlingResult };
}

function round(places: AtPlace[]): Batch {
  const unitIds = [town.units.office, town.units.police];
  return { kind: 'joint', date: '2026-11-23', unitIds, places };
}

test('a round is recorded in one act: one operation, one audit row, and a problem for each failed item', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const before = (await api.audit.list({})).length;
  const failing = await at(api, hotel, { 'hotel-id': '登记簿缺三天' });
  const ordered = failing.results.map((result) =>
    result.outcome === 'fail'
      ? { ...result, rectifyingUnitId: town.units.police, deadline: '2026-11-30' }
      : result,
  );
  const batch = round([{ ...failing, results: ordered }, await at(api, ktv)]);
  const people = [
    { personId: town.persons.coordinator, name: '协调丁', unit: '综合办' },
    { personId: null, name: '县里来的某甲', unit: '示例县公安局' },
  ];
  const made = await api.checks.recordBatch({ ...batch, people, begunAt: '20:30' });
  expect(made.recorded.map(({ place, problemIds }) => [place.id, problemIds.length])).toEqual([
    [hotel, 1],
    [ktv, 0],
  ]);
  expect((await api.audit.list({})).length).toBe(before + 1);
  expect(await api.checks.operations({ date: '2026-11-23' })).toMatchObject([
    { id: made.operationId, venues: ['标记旅馆甲子', '西山歌厅'] },
  ]);
  const [first] = made.recorded;
  expect(await api.checks.get({ id: first?.id ?? '' })).toMatchObject({ people, begunAt: '20:30' });
  const problem = await api.problems.get({ id: first?.problemIds[0] ?? '' });
  expect(problem).toMatchObject({ unitName: '示例派出所', deadline: '2026-11-30', detail: '登记簿缺三天' });
  const { joint, thisWeek } = await api.checks.matrix({ weeks: 1 });
  expect([joint.done, thisWeek.done]).toEqual([1, 2]);
  expect(desk.bugs).toEqual([]);
});

test('one place with a gap keeps the whole round out, and every gap is named by place', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const good = await at(api, hotel);
  const bad = await at(api, ktv, { 'ktv-no-minors': ' ' });
  const batch = round([good, { ...bad, process: '', results: bad.results.slice(0, -1) }]);
  const { fields } = await refused(api.checks.recordBatch(batch), 'inspection.batch-gaps');
  expect(Object.keys(fields ?? {})).toEqual([
    'places.1.results.ktv-no-minors',
    `places.1.results.${bad.results.at(-1)?.code}`,
    'places.1.process',
  ]);
  expect(await api.checks.list({})).toEqual([]);
  expect(await api.checks.operations({ date: '2026-11-23' })).toEqual([]);
  await refused(api.checks.recordBatch({ ...batch, places: [good, good] }), 'inspection.place-twice');
  await refused(
    api.checks.recordBatch({ ...batch, places: [{ ...good, place: { register: 'schools', id: hotel } }] }),
    'record.missing',
  );
  expect(desk.bugs).toEqual([]);
});

test('a school is inspected too: it joins the operation, hangs on the school, and is no venue’s week', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { id } = await api.registers.save({
    register: 'schools',
    values: { name: '示例镇第一小学', kind: 'primary', village: '东河村' },
  });
  const place = { register: 'schools' as const, id };
  const list = await api.checks.checklistFor({ place });
  expect(list.kind).toBe('school');
  expect((await api.checks.checklistFor({ place, kind: 'surroundings' })).kind).toBe('school-surroundings');
  expect((await api.checks.places({})).find((one) => one.id === id)).toMatchObject({
    name: '示例镇第一小学',
    village: '东河村',
    kindLabel: '学校（幼儿园）',
  });
  const here: AtPlace = {
    place,
    checklistId: list.id,
    checklistVersion: list.version,
    results: list.items.map(({ code }) => ({ code, outcome: 'pass' })),
    findings: [{ title: '校门口护栏松动', text: '东侧第三根', severity: 'ordinary' }],
    process: '看了门卫登记。',
    handlingResult: '转学校整改。',
  };
  const made = await api.checks.recordBatch(round([here]));
  const [recorded] = made.recorded;
  const check = await api.checks.get({ id: recorded?.id ?? '' });
  expect(check.place).toEqual({ ...place, name: '示例镇第一小学', village: '东河村' });
  expect(await api.checks.list({ place })).toHaveLength(1);
  expect(await api.problems.get({ id: recorded?.problemIds[0] ?? '' })).toMatchObject({
    title: '校门口护栏松动',
    detail: '东侧第三根',
  });
  const { joint, thisWeek } = await api.checks.matrix({ weeks: 1 });
  expect([joint.done, thisWeek.done]).toEqual([1, 0]);
  const relations = await api.registers.relations({ register: 'schools', id });
  expect(relations.map(({ kind, role }) => [kind, role])).toContainEqual(['inspection', '检查']);
  expect(desk.bugs).toEqual([]);
});

test('a covert look answers what it saw; its findings run against a clock until a unit has them', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const whole = await inspection(api, hotel, {
    unitIds: [town.units.office],
    fails: { 'hotel-id': '没查身份证' },
  });
  const results = whole.results.filter(({ outcome }) => outcome === 'fail');
  await refused(api.checks.record({ ...whole, results }), 'input.invalid');
  const { problemIds } = await api.checks.record({ ...whole, kind: 'covert', results });
  const [id = ''] = problemIds;
  expect(await api.checks.findings({})).toMatchObject([
    { problemId: id, kind: 'covert', dispatchBy: '2026-11-24', isDispatchLate: false },
  ]);
  desk.clock.advance(2 * 24 * 60 * 60 * 1000);
  expect((await api.checks.findings({}))[0]).toMatchObject({ isDispatchLate: true });
  const { revision } = await api.problems.get({ id });
  const order = { unitId: town.units.police, deadline: '2026-12-01', measures: '' };
  await api.problems.assign({ id, revision, ...order });
  expect((await api.checks.findings({}))[0]).toMatchObject({ dispatchBy: null, isDispatchLate: false });
  expect(await api.checks.findings({ kinds: ['night'] })).toEqual([]);
});

test('photos stay with the check that found nothing, a penalty is noted once, and both stand on the record form', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const fileId = await keptPhoto(api);
  const draft = await inspection(api, hotel, {
    kind: 'night',
    unitIds: [town.units.police],
    fileIds: [fileId],
  });
  const { id } = await api.checks.record(draft);
  const penalty = {
    organ: '示例县公安局',
    number: '示公罚决〔2026〕9号',
    decidedOn: '2026-11-23',
    kind: 'fine' as const,
    amount: '罚款500元',
  };
  const noted = await api.checks.addPenalty({ id, penalty });
  await refused(api.checks.addPenalty({ id, penalty }), 'penalty.known');
  await refused(
    api.checks.addPenalty({ id, penalty: { ...penalty, organ: '示例镇人民政府' } }),
    'penalty.authority-missing',
  );
  const check = await api.checks.get({ id });
  expect(check.photos.map((photo) => photo.id)).toEqual([fileId]);
  expect(check.penalties).toMatchObject([{ id: noted.id, organ: '示例县公安局', typistName: '协调丁' }]);
  const paper = await api.checks.recordForm({ id, format: 'html' });
  const html = await paper.file.text();
  for (const words of ['夜间检查', '示公罚决〔2026〕9号', '照片1.jpg']) expect(html).toContain(words);
  await api.checks.withdrawPenalty({ id: noted.id, reason: '记错了场所' });
  await refused(api.checks.withdrawPenalty({ id: noted.id, reason: '再撤' }), 'record.missing');
  expect((await api.checks.get({ id })).penalties).toEqual([]);
  expect(desk.bugs).toEqual([]);
});

test('blank sheets come one a place, in order, as a page and as a file for Word', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('officer');
  const { name, file } = await api.checks.blankForms({ venueIds: [ktv, hotel], kind: 'joint' });
  const html = await file.text();
  expect(name).toBe('检查表2张.html');
  expect(html.indexOf('西山歌厅')).toBeLessThan(html.indexOf('标记旅馆甲子'));
  const word = await api.checks.blankForms({ venueIds: [hotel], format: 'docx' });
  expect((await word.file.text()).slice(0, 2)).toBe('PK');
  await refused(api.checks.blankForms({ venueIds: ['nowhere'] }), 'record.missing');
});
