import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const DAY_MS = 86_400_000;

test('half-typed work outlives a lock, is nobody else’s and is no act', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const before = (await api.audit.list({})).length;
  await api.drafts.keep({ name: 'task-new', value: '{"n":1}' });
  await api.drafts.keep({ name: 'task-new', value: '{"n":2}' });
  await api.drafts.keep({ name: 'problem-new', value: '{}' });
  expect((await api.audit.list({})).length).toBe(before);
  const officer = await desk.as('officer');
  expect(await officer.drafts.all({})).toEqual([]);
  await officer.drafts.discard({ name: 'task-new' });
  const again = await desk.as('coordinator');
  const kept = (await again.drafts.all({})).map(({ name, value }): [string, string] => [name, value]);
  expect(new Map(kept)).toEqual(
    new Map([
      ['problem-new', '{}'],
      ['task-new', '{"n":2}'],
    ]),
  );
  await again.drafts.discard({ name: 'task-new' });
  expect((await again.drafts.all({})).map(({ name }) => name)).toEqual(['problem-new']);
});

test('what nobody has touched for a quarter is dropped at an unlock', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('officer');
  await api.drafts.keep({ name: 'old', value: '{}' });
  desk.clock.advance(50 * DAY_MS);
  await (await desk.as('officer')).drafts.keep({ name: 'newer', value: '{}' });
  desk.clock.advance(50 * DAY_MS);
  const later = await desk.as('officer');
  expect((await later.drafts.all({})).map(({ name }) => name)).toEqual(['newer']);
});
