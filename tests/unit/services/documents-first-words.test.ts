import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { Subject } from '#shared/domain/documents/subject.ts';
import type { Api } from '#shared/rpc/client.ts';
import { rowsOf, textOf } from '#shared/domain/documents/words.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { answerAll, registered } from '../../support/incoming.ts';
import { atWork } from '../../support/letters.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { handedOut } from '../../support/tasks.ts';
import { copyOf } from '../../support/test-desk.ts';
import { people } from '../../support/town.ts';
import { foundProblem } from '../../support/work.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

async function firstWords(api: Api, kind: string, subject: Subject | null): Promise<Words> {
  const { id } = await api.documents.draft({ kind, subject });
  const { words, html } = await api.documents.get({ id });
  expect(html).toContain('<');
  return words;
}

test('整改通知书, 移送函 and 转办函 begin with what the problem says', async () => {
  const { desk, api, problemId } = await atWork(town);
  const { serial } = await api.problems.get({ id: problemId });
  const subject = { type: 'problem' as const, id: problemId };
  const offered = (await api.documents.kinds({ subject })).map(({ id }) => id);
  expect(offered).toEqual(expect.arrayContaining(['rectify-notice', 'transfer-letter', 'referral-letter']));
  const notice = await firstWords(api, 'rectify-notice', subject);
  expect(notice).toMatchObject({ source: '每周检查', foundOn: '2026-11-23', deadline: '2026-11-30' });
  expect(textOf(notice, 'problems')).toContain('登记簿缺三天');
  expect(textOf(notice, 'recipient')).not.toBe('');
  const transfer = await firstWords(api, 'transfer-letter', subject);
  for (const fact of textOf(transfer, 'facts').split('\n')) expect(fact).toMatch(/[^：].*。$/u);
  expect(transfer).toMatchObject({ reference: serial, recipient: '', replyBy: '2026-12-08' });
  const referral = await firstWords(api, 'referral-letter', subject);
  expect(referral).toMatchObject({ reference: serial, recipient: '示例派出所', receivedOn: '2026-11-23' });
  expect(desk.bugs).toEqual([]);
});

test('of a check they take all that it found', async () => {
  const { desk, api, problemId } = await atWork(town);
  const { inspectionId } = await api.problems.get({ id: problemId });
  const subject = { type: 'inspection' as const, id: inspectionId ?? '' };
  const notice = await firstWords(api, 'rectify-notice', subject);
  expect(textOf(notice, 'problems').split('\n')).toHaveLength(1);
  expect(await firstWords(api, 'transfer-letter', subject)).toMatchObject({ materials: '检查记录复印件1份' });
  await refused(api.documents.draft({ kind: 'venue-commitment', subject }), 'documents.subject-unfit');
  expect(desk.bugs).toEqual([]);
});

test('a place has its own promises, and a notice of what is open there', async () => {
  const { desk, api } = await atWork(town);
  const [id = ''] = town.venues;
  const subject = { type: 'venue' as const, id };
  const commitment = await firstWords(api, 'venue-commitment', subject);
  expect(commitment).toMatchObject({ kindLabel: '旅馆酒店', until: '2027-11-23' });
  expect(textOf(commitment, 'promises')).toContain('同住');
  expect(textOf(await firstWords(api, 'rectify-notice', subject), 'problems')).toContain('登记簿缺三天');
  expect(desk.bugs).toEqual([]);
});

test('a reply cites the letter in and tells what was written to each demand', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await registered(api);
  const subject = { type: 'incoming' as const, id };
  const offered = await api.documents.kinds({ subject });
  expect(offered.find(({ isSuggested }) => isSuggested)?.id).toBe('reply-procuratorial');
  const early = await firstWords(api, 'reply-procuratorial', subject);
  expect(early).toMatchObject({
    recipient: '示例县人民检察院',
    theirTitle: '检察建议书',
    theirNumber: '示检建〔2026〕7号',
    theirDate: '2026-11-18',
    receivedOn: '2026-11-20',
    basis: '《中华人民共和国未成年人保护法》第一百一十四条',
    matter: '规范旅馆接待未成年人',
    done: '',
  });
  expect(textOf(early, 'left').split('\n')).toHaveLength(2);
  const { revision } = await api.incoming.get({ id });
  await api.incoming.assign({ id, revision, unitIds: [town.units.police] });
  await answerAll(api, id);
  const late = await firstWords(api, 'reply-procuratorial', subject);
  expect(textOf(late, 'done').split('\n')).toHaveLength(2);
  expect(late).toMatchObject({ left: '', organised: '收到来文后，由示例派出所办理。' });
  expect(desk.bugs).toEqual([]);
});

test('an item is passed on with its number and its words', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await handedOut(api, town);
  const words = await firstWords(api, 'referral-letter', { type: 'task', id });
  expect(words).toMatchObject({ matter: '夜间巡查校园周边', source: '领导批示：调度会上的批示' });
  expect(textOf(words, 'reference')).not.toBe('');
  expect(desk.bugs).toEqual([]);
});

test('the lists and tables hold what the desk holds now', async () => {
  const { desk, api } = await atWork(town);
  await foundProblem(api, town, '没有张贴标志');
  const problems = rowsOf(await firstWords(api, 'problem-list', null), 'list');
  expect(problems.length).toBe((await api.problems.list({ filter: 'open' })).length);
  const rectify = rowsOf(await firstWords(api, 'rectify-list', null), 'list');
  expect(rectify[0]).toEqual(expect.arrayContaining(['示例派出所', '2026-12-01', '待签收']));
  const weeks = await firstWords(api, 'venue-weeks', null);
  expect(textOf(weeks, 'scope')).toContain('2026年11月');
  const matrix = await api.checks.matrix({ weeks: 1 });
  expect(rowsOf(weeks, 'list')).toHaveLength(matrix.rows.length);
  expect(rowsOf(weeks, 'list').flat()).toContain('已检');
  const duties = rowsOf(await firstWords(api, 'unit-duties', null), 'list');
  expect(duties.length).toBeGreaterThan(0);
  expect(duties.flat()).not.toContain('不归它');
  const all = await firstWords(api, 'lists-notice', null);
  expect([rowsOf(all, 'problemList'), rowsOf(all, 'rectifyList')]).toEqual([problems, rectify]);
  expect(rowsOf(all, 'unitDuties')).toEqual(duties);
  expect(desk.bugs).toEqual([]);
});

test('a town without open problems sends out a list that says so', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const { id } = await api.documents.draft({ kind: 'problem-list', subject: null });
  const { words } = await api.documents.get({ id });
  expect(rowsOf(words, 'list')).toEqual([]);
  await api.documents.issue({ id, revision: 1 });
  const { html, status } = await api.documents.get({ id });
  expect(status).toBe('issued');
  expect(html).toContain('零报告：没有未销号的问题');
  expect(html).toContain('共0条');
  expect(desk.bugs).toEqual([]);
});

test('what stands by itself begins with the house’s words; officers see no table of the whole town', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const kinds = (await api.documents.kinds({ subject: null })).map(({ id }) => id);
  expect(kinds).toEqual(
    expect.arrayContaining(['notice', 'request', 'reply-procuratorial', 'transfer-letter', 'problem-list']),
  );
  expect(kinds).not.toContain('rectify-notice');
  expect(textOf(await firstWords(api, 'parents-letter', null), 'help')).toContain('110');
  const { office } = town.units;
  const { values } = await api.registers.get({ register: 'units', id: office });
  await api.registers.save({
    register: 'units',
    id: office,
    values: { ...values, officePhone: '0555-6543210' },
  });
  expect(await firstWords(api, 'notice', null)).toMatchObject({
    issuer: expect.stringContaining('人民政府'),
    contact: people.coordinator.name,
    phone: '0555-6543210',
  });
  await foundProblem(api, town);
  const { id } = await api.documents.draft({ kind: 'problem-list', subject: null });
  await api.documents.issue({ id, revision: 1 });
  const officer = await desk.as('officer');
  await refused(officer.documents.get({ id }), 'record.missing');
  expect(desk.bugs).toEqual([]);
});
