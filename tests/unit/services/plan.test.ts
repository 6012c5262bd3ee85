import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { prepareSetUp, prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { planInput } from '../../support/town.ts';

let town: Prepared;
let empty: { home: string };
beforeAll(async () => {
  town = await prepareTown();
  empty = await prepareSetUp();
});

test('a confirmed plan is there with its groups, units, phases and demands', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const plan = await api.plan.current({});
  expect(plan).toMatchObject({
    title: planInput.draft.title,
    from: '2026-11-02',
    to: '2027-10-31',
    effectiveOn: '2026-11-09',
  });
  const [group] = plan?.groups ?? [];
  expect(group?.leadUnits.map(({ name }) => name)).toEqual(['示例派出所']);
  expect(group?.responsibleUnits.map(({ name }) => name)).toEqual(['示例市场监管所']); // through its alias
  expect(
    plan?.obligations.map(({ subject, every, times, group: name, duty }) => [
      subject,
      every,
      times,
      name,
      duty,
    ]),
  ).toEqual([
    ['venue', 'week', 1, '场所组', 1],
    ['joint', 'month', 1, '场所组', 2],
  ]);
  const units = await api.units.list({});
  expect(units.filter(({ kind }) => kind === 'village').map(({ name }) => name)).toEqual([
    '东河村',
    '西山村',
  ]);
  expect(units.some(({ name }) => name === '各村' || name === '示例市管所')).toBe(false);
});

test('a plan confirmed again is updated in place: what is the same keeps its id and its 启用日', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const before = await api.plan.current({});
  const { draft } = planInput;
  const again = await api.plan.confirm({
    ...planInput,
    effectiveOn: '2026-12-07',
    draft: {
      ...draft,
      number: '示例政发 〔2026〕 1号', // the same number, typed with spaces
      period: { from: '2026-11-02', to: '2027-12-31' },
      obligations: [
        ...draft.obligations.slice(0, 1),
        { text: '每季度研判一次', every: 'quarter', times: 1, group: null, duty: null },
      ],
    },
  });
  expect(again).toEqual({ campaignId: before?.id, isUpdate: true });
  const after = await api.plan.current({});
  expect(after).toMatchObject({ id: before?.id, effectiveOn: '2026-11-09', to: '2027-12-31' });
  expect(after?.groups.map(({ id }) => id)).toEqual(before?.groups.map(({ id }) => id));
  expect(after?.groups[0]?.duties).toEqual(before?.groups[0]?.duties);
  expect(after?.phases.map(({ id }) => id)).toEqual(before?.phases.map(({ id }) => id));
  expect(after?.obligations[0]).toEqual(before?.obligations[0]);
  expect(after?.obligations[1]).toMatchObject({ text: '每季度研判一次', effectiveOn: '2026-12-07' });
  // The one that left the plan comes back as it was.
  await api.plan.confirm(planInput);
  expect((await api.plan.current({}))?.obligations).toEqual(before?.obligations);
});

test('a group that leaves takes its duties with it and leaves the demand on record', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { draft } = planInput;
  const obligations = draft.obligations.map((demand) => ({ ...demand, group: '新组', duty: 1 }));
  const [group] = draft.groups;
  if (!group) throw new Error('the plan has a group');
  const groups = [{ ...group, name: '新组', duties: [{ no: 1, text: '都归新组。' }] }];
  const before = await api.plan.current({});
  await api.plan.confirm({ ...planInput, draft: { ...draft, groups, obligations } });
  const after = await api.plan.current({});
  expect(after?.groups.map(({ name, duties }) => [name, duties.length])).toEqual([['新组', 1]]);
  expect(after?.obligations.map(({ id, group: name }) => [id, name])).toEqual(
    before?.obligations.map(({ id }) => [id, '新组']),
  );
  expect(desk.bugs).toEqual([]);
});

test('a collective that nobody spelled out is refused, and nothing is stored', async () => {
  const desk = copyOf(empty.home);
  const api = await desk.as('coordinator');
  const open = await refused(api.plan.confirm({ ...planInput, collectives: [] }), 'plan.collective-open');
  expect(open.params).toEqual({ name: '各村' });
  const { draft } = planInput;
  const dateless = { ...draft, issuedOn: null, period: { from: null, to: null }, phases: [] };
  await refused(api.plan.confirm({ ...planInput, draft: dateless }), 'plan.period-missing');
  expect(await api.plan.current({})).toBeNull();
  expect(await api.units.list({})).toEqual([]);
});

test('reads a plan file, names what must be settled and stores nothing', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const text = ['示例镇“安心成长”专项行动方案', '示例政发〔2026〕1号', '一、工作目标', '保护未成年人。'].join(
    '\n',
  );
  const read = await api.plan.read({ file: new Blob([text]), name: '方案.txt' });
  expect(read.draft.number).toBe('示例政发〔2026〕1号');
  expect(read.existing).toMatchObject({ title: planInput.draft.title });
  await refused(api.plan.read({ file: new Blob(['%PDF-1.7 x']), name: '方案.pdf' }), 'plan.kind.pdf');
  expect((await api.units.list({})).length).toBe(5);
  expect(desk.bugs).toEqual([]);
});

test('people belong to a unit that is there', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  await refused(api.people.save({ name: '某某', unitId: 'nowhere' }), 'record.missing');
  await refused(api.people.save({ id: 'nobody', name: '某某', unitId: null }), 'record.missing');
  expect(desk.bugs).toEqual([]);
});
