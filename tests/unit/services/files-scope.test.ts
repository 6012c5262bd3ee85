import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { keptChild } from '../../support/children.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { people } from '../../support/town.ts';
import { foundProblem, keptPhoto } from '../../support/work.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const register = 'children';

async function inVillage(): Promise<TestDesk> {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  await api.people.save({
    id: town.persons.officer,
    name: people.officer.name,
    unitId: town.units.village,
  });
  return desk;
}

test('a photo nobody hung anywhere is read by the account that sent it and by nobody else', async () => {
  const desk = await inVillage();
  const fileId = await keptPhoto(await desk.as('officer'));
  expect((await (await desk.as('officer')).files.get({ id: fileId })).meta.id).toBe(fileId);
  const coordinator = await desk.as('coordinator');
  await refused(coordinator.files.get({ id: fileId }), 'record.missing');
  await refused(coordinator.files.get({ id: 'nobody' }), 'record.missing');
});

test('a photo of a row is read by whoever may see the row', async () => {
  const desk = await inVillage();
  const coordinator = await desk.as('coordinator');
  const own = await keptChild(coordinator, '安乙');
  const foreign = await keptChild(coordinator, '曹丁', { birth: '2014-05-06', village: '西山村' });
  const [seen, hidden] = [await keptPhoto(coordinator, 2), await keptPhoto(coordinator, 3)];
  await coordinator.registers.attach({ register, id: own, fileId: seen });
  await coordinator.registers.attach({ register, id: foreign, fileId: hidden });
  const officer = await desk.as('officer');
  expect((await officer.files.get({ id: seen })).meta.id).toBe(seen);
  await refused(officer.files.get({ id: hidden }), 'record.missing');
  // Nor does hanging it on a row of one's own open it.
  await refused(officer.registers.attach({ register, id: own, fileId: hidden }), 'record.missing');
  expect(desk.bugs).toEqual([]);
});

test('what he sent for a row that is no longer his is no longer his to read', async () => {
  const desk = await inVillage();
  const id = await keptChild(await desk.as('coordinator'), '安乙');
  const officer = await desk.as('officer');
  const fileId = await keptPhoto(officer, 4);
  await officer.registers.attach({ register, id, fileId });
  const coordinator = await desk.as('coordinator');
  expect((await coordinator.files.get({ id: fileId })).meta.id).toBe(fileId);
  const { values } = await coordinator.registers.get({ register, id });
  await coordinator.registers.save({ register, id, values: { ...values, village: '西山村' } });
  await refused((await desk.as('officer')).files.get({ id: fileId }), 'record.missing');
});

test('evidence is read by whoever may see the problem', async () => {
  const desk = await inVillage();
  const coordinator = await desk.as('coordinator');
  const problem = await coordinator.problems.get({ id: await foundProblem(coordinator, town) });
  const fileId = problem.before[0]?.id ?? '';
  expect((await (await desk.as('officer')).files.get({ id: fileId })).meta.id).toBe(fileId);
  const away = await desk.as('coordinator');
  await away.people.save({ id: town.persons.officer, name: people.officer.name, unitId: null });
  const officer = await desk.as('officer');
  await refused(officer.files.get({ id: fileId }), 'record.missing');
  const mine = await keptPhoto(officer, 5);
  await refused(
    officer.problems.addEvidence({ id: problem.id, fileId: mine, stage: 'after' }),
    'record.missing',
  );
});
