import '../../support/quick-argon.ts';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { recordsContext } from '#core/context.ts';
import { issueDocument } from '#core/services/documents-issue.ts';
import { listObjects, objectPath } from '#core/vault/objects.ts';
import { atWork, drafted, signed, withLeader, wordId } from '../../support/letters.ts';
import type { Letter } from '../../support/letters.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { foundProblem, revisionOf } from '../../support/work.ts';

let town: Prepared;
beforeAll(async () => {
  town = await withLeader(await prepareTown());
});

/** A draft with nothing left blank, signed where it is a formal one. */
async function ready(desk: TestDesk, problemId: string, kind: string, howMany = 1) {
  let api = await desk.as('coordinator');
  const drafts: Letter[] = [];
  for (let i = 0; i < howMany; i += 1) drafts.push(await drafted(api, problemId, kind));
  const done = await signed(desk, drafts);
  api = done.api;
  const [letter] = done.letters;
  if (!letter) throw new Error('one at least');
  return { api, letter, letters: done.letters };
}

test('a draft is written from the records, previewed with its blanks and cannot be taken away', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const problemId = await foundProblem(api, town);
  await refused(
    api.documents.draft({ kind: 'supervision-form', subject: { type: 'problem', id: problemId } }),
    'document.unit-missing',
  );
  const assignment = { unitId: town.units.police, deadline: '2026-12-01', measures: '' };
  await api.problems.assign({ ...(await revisionOf(api, problemId)), ...assignment });
  const { id } = await api.documents.draft({
    kind: 'supervision-letter',
    subject: { type: 'problem', id: problemId },
  });
  const made = await api.documents.get({ id });
  expect(made).toMatchObject({
    status: 'draft',
    number: null,
    docxSha256: null,
  });
  expect(made.words).toMatchObject({ recipient: '示例派出所', deadline: '2026-12-01', phone: '' });
  expect(made.html).toContain('待填写');
  const { html } = await api.documents.preview({ id, words: { ...made.words, matter: '另一件事' } });
  expect(html).toContain('另一件事');
  expect((await api.documents.get({ id })).words['matter']).not.toBe('另一件事');
  for (const format of ['docx', 'html'] as const)
    await refused(api.documents.download({ id, format }), 'document.draft');
  await refused(api.documents.save({ id, revision: 7, words: made.words }), 'record.stale');
  await api.documents.discard({ id });
  await refused(api.documents.get({ id }), 'record.missing');
  expect(desk.bugs).toEqual([]);
});

test('what a letter cannot do without is asked for by the names of the form', async () => {
  const { desk, api, problemId } = await atWork(town);
  const { id } = await api.documents.draft({
    kind: 'supervision-letter',
    subject: { type: 'problem', id: problemId },
  });
  const { words } = await api.documents.get({ id });
  await api.documents.save({ id, revision: 1, words: { ...words, recipient: '', demand: '', phone: '' } });
  const wrong = await refused(api.documents.submit({ id, revision: 2 }), 'input.invalid');
  expect(Object.keys(wrong.fields ?? {})).toEqual(
    expect.arrayContaining(['words.recipient', 'words.demand']),
  );
  await refused(api.documents.issue({ id, revision: 2 }), 'document.unsigned');
  const whole = await ready(desk, problemId, 'supervision-letter');
  await refused(whole.api.documents.issue(whole.letter), 'document.word-missing');
  expect((await whole.api.documents.words({})).find(({ mode }) => mode === 'own')?.next).toBe(1);
  expect(desk.bugs).toEqual([]);
});

test('the desk’s own numbers leave no gap, also when two letters are issued at once', async () => {
  const { desk, problemId } = await atWork(town);
  const { api, letters } = await ready(desk, problemId, 'supervision-letter', 5);
  const own = await wordId(api, 'own');
  const again = letters[4] ?? { id: '', revision: 0 };
  const drafts = letters.slice(0, 4);
  const numbers = await Promise.all(drafts.map((letter) => api.documents.issue({ ...letter, wordId: own })));
  expect(numbers.map(({ number }) => number).toSorted()).toEqual(
    [1, 2, 3, 4].map((seq) => `示例政发〔2026〕${seq}号`),
  );
  const twice = await Promise.allSettled([1, 2].map(() => api.documents.issue({ ...again, wordId: own })));
  expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(twice.find((result) => result.status === 'rejected')?.reason).toMatchObject({
    code: 'document.issued',
  });
  expect((await api.documents.words({})).find(({ id }) => id === own)?.next).toBe(6);
  expect(desk.bugs).toEqual([]);
});

test('a number taken while the page was being made is not given a second time', async () => {
  const { desk, problemId } = await atWork(town);
  const { api, letters: drafts } = await ready(desk, problemId, 'supervision-letter', 3);
  const own = await wordId(api, 'own');
  const { session } = desk.lastConnection();
  const open = desk.app.desk();
  if (!open || !session) throw new Error('the coordinator is signed in');
  const ctx = recordsContext({ ports: desk.app.ports, desk: open, session });
  // Straight to the service: all three have read the next number before the first one takes it.
  const numbers = await Promise.all(drafts.map((letter) => issueDocument(ctx, { ...letter, wordId: own })));
  expect(numbers.toSorted()).toEqual([1, 2, 3].map((seq) => `示例政发〔2026〕${seq}号`));
  const pages = await Promise.all(drafts.map(({ id }) => api.documents.get({ id })));
  for (const { number, html } of pages) expect(html).toContain(number);
});

test('the office’s numbers are typed in, read properly and never given twice', async () => {
  const { desk, problemId } = await atWork(town);
  const { api, letters } = await ready(desk, problemId, 'supervision-letter', 2);
  const [first, second] = letters;
  if (!first || !second) throw new Error('two were drafted');
  const office = await wordId(api, 'office');
  const issue = (letter: { id: string; revision: number }, officeNumber: string) =>
    api.documents.issue({ ...letter, wordId: office, officeNumber });
  await refused(issue(first, '示例政函第5号'), 'documents.number-malformed');
  await refused(issue(first, '示例政发〔2026〕5号'), 'documents.number-word-mismatch');
  expect(await issue(first, '示例政函[2026] 5 号')).toEqual({ number: '示例政函〔2026〕5号' });
  await refused(issue(second, '示例政函〔2026〕5号'), 'documents.number-taken');
  expect(await issue(second, '示例政函〔2026〕9号')).toEqual({ number: '示例政函〔2026〕9号' });
  expect(desk.bugs).toEqual([]);
});

test('a word that was the office’s and becomes the desk’s own gives no number twice', async () => {
  const { desk, problemId } = await atWork(town);
  const { api, letters } = await ready(desk, problemId, 'supervision-letter', 2);
  const [first, second] = letters;
  if (!first || !second) throw new Error('two were drafted');
  const office = await wordId(api, 'office');
  await api.documents.issue({ ...first, wordId: office, officeNumber: '示例政函〔2026〕1号' });
  await api.documents.saveWord({ id: office, word: '示例政函', mode: 'own' });
  expect((await api.documents.words({})).find(({ id }) => id === office)?.next).toBe(2);
  expect(await api.documents.issue({ ...second, wordId: office })).toEqual({ number: '示例政函〔2026〕2号' });
  await refused(
    api.documents.saveWord({ id: office, word: '示例政函', mode: 'own', lastUsed: 1 }),
    'document.counter-back',
  );
  await refused(api.documents.saveWord({ word: '示例政函', mode: 'own' }), 'document.word-taken');
  await refused(api.documents.saveWord({ word: 'ABC', mode: 'own' }), 'input.invalid');
  await refused(api.documents.saveWord({ id: 'nowhere', word: '示例办发', mode: 'own' }), 'record.missing');
  expect(desk.bugs).toEqual([]);
});

test('a form has a serial of its own, and the problem’s story names it', async () => {
  const { desk, problemId } = await atWork(town);
  const api = await desk.as('coordinator');
  const form = await drafted(api, problemId, 'supervision-form');
  expect(await api.documents.issue({ ...form, handlerId: town.persons.outsider })).toEqual({
    number: '督办单2026-001',
  });
  const problem = await api.problems.get({ id: problemId });
  expect(problem.documents).toMatchObject([{ id: form.id, status: 'issued', number: '督办单2026-001' }]);
  expect(problem.events.at(-1)).toMatchObject({
    action: 'supervise',
    handlerName: '村员庚',
    note: '督办单2026-001',
  });
  const { api: later, letter } = await ready(desk, problemId, 'supervision-notice');
  await later.documents.issue({ ...letter, wordId: await wordId(later, 'own') });
  expect((await later.documents.list({})).rows.map(({ status }) => status)).toEqual(['issued', 'issued']);
  expect(desk.bugs).toEqual([]);
});

test('an issued letter is the same bytes for ever, and a changed copy is not handed out', async () => {
  const { desk, problemId } = await atWork(town);
  const { api, letter } = await ready(desk, problemId, 'supervision-letter');
  const before = new Set(listObjects(desk.home));
  await api.documents.issue({ ...letter, wordId: await wordId(api, 'own') });
  const { id } = letter;
  const first = await api.documents.download({ id, format: 'docx' });
  const bytes = new Uint8Array(await first.file.arrayBuffer());
  const issued = await api.documents.get({ id });
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(issued.docxSha256);
  expect(first.name).toBe('示例政发〔2026〕1号 督办函.docx');
  desk.clock.advance(24 * 60 * 60 * 1000);
  const later = await desk.as('officer');
  const second = await later.documents.download({ id, format: 'docx' });
  expect(Buffer.from(await second.file.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  expect(await (await later.documents.download({ id, format: 'html' })).file.text()).toBe(issued.html);

  const api2 = await desk.as('coordinator');
  await refused(api2.documents.save({ ...letter, words: issued.words }), 'document.issued');
  await refused(api2.documents.preview({ id, words: issued.words }), 'document.issued');
  await refused(api2.documents.discard({ id }), 'document.issued');
  for (const object of listObjects(desk.home).filter((name) => !before.has(name))) {
    const path = objectPath(desk.home, object);
    const content = readFileSync(path);
    content[content.length - 1] = (content.at(-1) ?? 0) ^ 1;
    writeFileSync(path, content);
  }
  for (const format of ['docx', 'html'] as const)
    await refused(api2.documents.download({ id, format }), 'object.damaged');
  expect(desk.bugs).toEqual([]);
});
