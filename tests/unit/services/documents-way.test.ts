import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { finishJob } from '../../support/test-desk.ts';
import { atWork, drafted, signed, withLeader, wordId } from '../../support/letters.ts';

let town: Prepared;
beforeAll(async () => {
  town = await withLeader(await prepareTown());
});

test('a letter goes its whole way: sent in, back, signed, numbered, out, signed for, archived, voided', async () => {
  const { desk, api, problemId } = await atWork(town);
  const { id, revision } = await drafted(api, problemId, 'supervision-letter');
  await refused(api.documents.issue({ id, revision, wordId: await wordId(api, 'own') }), 'document.unsigned');
  await api.documents.submit({ id, revision, note: '请审' });
  const { words } = await api.documents.get({ id });
  await refused(api.documents.save({ id, revision: revision + 1, words }), 'document.wrong-status');
  // The drafter can sign neither for himself nor for the leader whose pen it was.
  await refused(api.documents.approve({ id, revision: revision + 1 }), 'document.signer-not-leader');
  const pen = { id, revision: revision + 1, handlerId: town.persons.outsider };
  await refused(api.documents.approve(pen), 'document.self-signed');

  let leader = await desk.as('leader');
  await leader.documents.sendBack({ id, revision: revision + 1, note: '期限太短' });
  const clerk = await desk.as('coordinator');
  await clerk.documents.save({ id, revision: revision + 2, words: { ...words, deadline: '2026-12-08' } });
  await clerk.documents.submit({ id, revision: revision + 3 });
  leader = await desk.as('leader');
  await refused(leader.documents.approve({ id, revision: revision + 1 }), 'record.stale');
  await leader.documents.approve({ id, revision: revision + 4, note: '同意' });
  expect(await leader.documents.get({ id })).toMatchObject({
    status: 'approved',
    approved: { signerName: '领导己' },
  });
  const { number } = await leader.documents.issue({
    id,
    revision: revision + 5,
    wordId: await wordId(leader, 'own'),
  });

  const office = await desk.as('coordinator');
  const recipients = [
    { name: '示例派出所', method: 'direct' as const, sentOn: '2026-11-23' },
    { name: '东河村', method: 'posted' as const, sentOn: '2026-11-23' },
  ];
  await refused(
    office.documents.send({
      id,
      revision: revision + 6,
      recipients: [{ name: '示例派出所', method: 'direct', sentOn: '2026-12-24' }],
    }),
    'input.invalid',
  );
  await office.documents.send({ id, revision: revision + 6, recipients });
  const out = await office.documents.get({ id });
  const [first] = out.recipients;
  const receipt = { id, revision: out.revision, recipientId: first?.id ?? '', receiver: '某辛', receipt: '' };
  await refused(
    office.documents.receive({ ...receipt, receivedOn: '2026-11-22' }),
    'document.received-early',
  );
  expect((await office.documents.list({ filter: 'receipts' })).total).toBe(1);
  await office.documents.receive({ ...receipt, receivedOn: '2026-11-23' });
  await refused(
    office.documents.receive({ ...receipt, revision: out.revision + 1, receivedOn: '2026-11-23' }),
    'record.missing',
  );
  const done = await office.documents.get({ id });
  expect(done.recipients.map(({ receiver, receivedOn }) => [receiver, receivedOn])).toEqual([
    ['某辛', '2026-11-23'],
    ['', null],
  ]);

  await office.documents.void({ id, revision: done.revision, note: '发错单位' });
  const end = await office.documents.get({ id });
  expect(end).toMatchObject({ status: 'void', number });
  expect(end.html).toContain('作废');
  await refused(office.documents.download({ id, format: 'docx' }), 'document.voided');
  expect(end.events.map(({ action }) => action)).toEqual([
    'submit',
    'sendBack',
    'submit',
    'approve',
    'issue',
    'send',
    'receive',
    'void',
  ]);
  expect(end.offers).toEqual([]);
  // The number of a voided letter is not given again.
  expect((await office.documents.words({})).find(({ mode }) => mode === 'own')?.next).toBe(2);
  expect(desk.bugs).toEqual([]);
});

test('every version of the words is kept, with who wrote it', async () => {
  const { desk, api, problemId } = await atWork(town);
  const { id, revision } = await drafted(api, problemId, 'supervision-form');
  const { words } = await api.documents.get({ id });
  await api.documents.save({ id, revision, words });
  await api.documents.save({
    id,
    revision: revision + 1,
    words: { ...words, demand: '改得再快一点' },
    handlerId: town.persons.outsider,
  });
  const { versions } = await api.documents.versions({ id });
  expect(
    versions.map(({ ordinal, handlerName, typistName, words: kept }) => [
      ordinal,
      handlerName,
      typistName,
      kept['demand'] === '改得再快一点',
    ]),
  ).toEqual([
    [2, '村员庚', '协调丁', true],
    [1, '协调丁', '协调丁', false],
  ]);
  await api.documents.discard({ id });
  await refused(api.documents.versions({ id }), 'record.missing');
  expect(desk.bugs).toEqual([]);
});

test('a signature is for these words under these names: another name of the town needs another signature', async () => {
  const { desk, api, problemId } = await atWork(town);
  const letter = await drafted(api, problemId, 'supervision-letter');
  const { api: later, letters } = await signed(desk, [letter]);
  const [ready] = letters;
  if (!ready) throw new Error('one was signed');
  desk.app.desk()?.office.prepare("UPDATE settings SET value = '\"另一镇\"' WHERE key = 'townName'").run();
  await refused(
    later.documents.issue({ ...ready, wordId: await wordId(later, 'own') }),
    'document.changed-since-signed',
  );
  const open = await later.documents.get({ id: ready.id });
  expect(open.offers.find(({ action }) => action === 'issue')?.isAllowed).toBe(false);
  expect(open.offers.find(({ action }) => action === 'sendBack')?.isAllowed).toBe(true);
});

test('an officer drafts a form about what is his and hands it in; the office numbers it', async () => {
  const { desk, problemId } = await atWork(town);
  const officer = await desk.as('officer');
  const subject = { type: 'problem' as const, id: problemId };
  await refused(officer.documents.draft({ kind: 'supervision-letter', subject }), 'document.officer-kind');
  await refused(officer.documents.draft({ kind: 'circular', subject: null }), 'document.officer-kind');
  expect((await officer.documents.kinds({ subject })).map(({ id }) => id)).not.toContain(
    'supervision-letter',
  );
  const letter = await drafted(officer, problemId, 'supervision-form');
  await refused(officer.documents.issue(letter), 'access.denied');
  await officer.documents.submit(letter);
  const api = await desk.as('coordinator');
  expect((await api.documents.choices({})).counts).toEqual({ draft: 0, review: 1, approved: 0, receipts: 0 });
  const issued = await api.documents.issue({ id: letter.id, revision: letter.revision + 1 });
  expect(issued.number).toBe('督办单2026-001');
  expect(desk.bugs).toEqual([]);
});

test('the list pages in the store and narrows by place, kind, year and words', async () => {
  const { desk, api, problemId } = await atWork(town);
  for (let i = 0; i < 53; i += 1)
    await api.documents.draft({ kind: 'supervision-form', subject: { type: 'problem', id: problemId } });
  const letter = await drafted(api, problemId, 'supervision-letter');
  const first = await api.documents.list({});
  expect([first.total, first.rows.length, first.rows[0]?.id]).toEqual([54, 50, letter.id]);
  const second = await api.documents.list({ offset: 50 });
  expect(second.rows).toHaveLength(4);
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(54);
  expect((await api.documents.list({ kind: 'supervision-letter' })).total).toBe(1);
  expect((await api.documents.list({ year: 2026 })).total).toBe(54);
  expect((await api.documents.list({ year: 2025 })).total).toBe(0);
  expect((await api.documents.list({ search: '示例派出所' })).total).toBe(54);
  expect((await api.documents.list({ search: '没有的词' })).total).toBe(0);
  expect((await api.documents.list({ filter: 'issued' })).total).toBe(0);
  expect(desk.bugs).toEqual([]);
});

test('an office may have forms signed too; that they need no signature any more is a leader’s word', async () => {
  const { desk, api, problemId } = await atWork(town);
  expect(await api.documents.signingRule({})).toEqual({ formsNeedSigner: false, canLoosen: false });
  await api.documents.saveSigningRule({ formsNeedSigner: true });
  const form = await drafted(api, problemId, 'supervision-form');
  await refused(api.documents.issue(form), 'document.unsigned');
  const job = await finishJob(api, await api.documents.issueMany({ ids: [form.id] }));
  expect(job.message).toContain('还没有领导签批');
  await refused(api.documents.saveSigningRule({ formsNeedSigner: false }), 'document.signing-rule-leader');
  const leader = await desk.as('leader');
  expect(await leader.documents.signingRule({})).toEqual({ formsNeedSigner: true, canLoosen: true });
  await leader.documents.saveSigningRule({ formsNeedSigner: false });
  expect((await leader.documents.issue(form)).number).toBe('督办单2026-001');
});
