import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { handedOut, partOf } from '../../support/tasks.ts';
import { copyOf } from '../../support/test-desk.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const kinds = [
  'assignment-form',
  'reminder-letter',
  'urge-form',
  'supervision-form',
  'supervision-notice',
  'supervision-letter',
  'talk-notice',
  'extension-form',
  'referral-letter',
];

test('every paper of an item begins with its own words, and what is offered first follows the calendar', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await handedOut(api, town);
  const subject = { type: 'task' as const, id };
  const offered = await api.documents.kinds({ subject });
  expect(offered.map((kind) => kind.id).toSorted()).toEqual([...kinds].toSorted());
  expect(offered.find(({ isSuggested }) => isSuggested)?.id).toBe('assignment-form');
  const drafted = await api.documents.draft({ kind: 'assignment-form', subject });
  const paper = await api.documents.get({ id: drafted.id });
  expect(paper.words).toMatchObject({
    recipient: '示例派出所',
    partners: '东河村',
    matter: '夜间巡查校园周边',
    deadline: '2026-12-01',
    source: '领导批示（调度会上的批示）',
  });
  await api.documents.issue({ id: drafted.id, revision: paper.revision });
  const { events } = await api.tasks.get({ id });
  expect(events.at(-1)).toMatchObject({ action: 'paper', note: '交办单2026-001' });

  desk.app.lock();
  desk.clock.advance(15 * 86_400_000); // Tuesday 8 December: a week after its day
  const late = await desk.as('coordinator');
  const now = await late.documents.kinds({ subject });
  expect(now.find(({ isSuggested }) => isSuggested)?.id).toBe('talk-notice');
  const urging = await late.documents.draft({ kind: 'urge-form', subject });
  expect((await late.documents.get({ id: urging.id })).words).toMatchObject({
    recipient: '示例派出所、东河村',
    standing: '逾期 7 天，还没有签收',
    times: '第 2 次',
  });
  for (const kind of kinds) {
    const { id: draft } = await late.documents.draft({ kind, subject });
    expect((await late.documents.get({ id: draft })).words['matter']).toContain('夜间巡查');
  }
  expect(desk.bugs).toEqual([]);
});

test('an item that is supervised was handed out, and nothing wrong was found', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const subject = { type: 'task' as const, id: await handedOut(api, town) };
  for (const kind of ['supervision-form', 'supervision-notice', 'supervision-letter']) {
    const { id } = await api.documents.draft({ kind, subject });
    const { html, words } = await api.documents.get({ id });
    const page = html.replace(/<style[^]*?<\/style>|<[^>]*>|\s/gu, '');
    expect([kind, page.includes('调度会上的批示'), /整改|存在问题/u.test(page)]).toEqual([kind, true, false]);
    // A draft from before there was a choice asks for it, and still opens.
    const { about: _, ...before } = words;
    await api.documents.save({ id, revision: 1, words: before });
    expect((await api.documents.get({ id })).html).not.toContain('排不出来');
    await refused(api.documents.submit({ id, revision: 2 }), 'input.invalid');
  }
  expect(desk.bugs).toEqual([]);
});

test('an application for more time fills its form; papers follow who sees the item', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await handedOut(api, town);
  const other = await handedOut(api, town, { units: [{ unitId: town.units.market, part: 'lead' }] });
  const officer = await desk.as('officer');
  await officer.tasks.sign((await partOf(officer, id, town.units.police)).step);
  const { step } = await partOf(officer, id, town.units.police);
  await officer.tasks.extend({ ...step, to: '2026-12-10', reason: '人手不够' });
  await refused(
    officer.documents.draft({ kind: 'urge-form', subject: { type: 'task', id } }),
    'document.officer-kind',
  );

  const again = await desk.as('coordinator');
  const subject = { type: 'task' as const, id };
  expect((await again.documents.kinds({ subject })).find(({ isSuggested }) => isSuggested)?.id).toBe(
    'extension-form',
  );
  const { id: paper } = await again.documents.draft({ kind: 'extension-form', subject });
  expect((await again.documents.get({ id: paper })).words).toMatchObject({
    recipient: '示例派出所',
    original: '2026-12-01',
    deadline: '2026-12-01',
    asked: '2026-12-10',
    reason: '人手不够',
    applicant: '经办戊',
    appliedOn: '2026-11-23',
  });
  const { id: hidden } = await again.documents.draft({
    kind: 'assignment-form',
    subject: { type: 'task', id: other },
  });
  const last = await desk.as('officer');
  expect((await last.documents.get({ id: paper })).id).toBe(paper);
  await refused(last.documents.get({ id: hidden }), 'record.missing');
  expect(desk.bugs).toEqual([]);
});
