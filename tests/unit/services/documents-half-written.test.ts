import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { WordField, Words } from '#shared/domain/documents/words.ts';
import { atWork } from '../../support/letters.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

/** What a clerk may leave behind: blanks only, or words no letter takes. */
const emptied = (fields: readonly WordField[]): Words =>
  Object.fromEntries(fields.map(({ name, kind }) => [name, kind === 'rows' ? [] : '']));
const spoilt = (fields: readonly WordField[]): Words =>
  Object.fromEntries(fields.map(({ name, kind }) => [name, kind === 'rows' ? [] : '不对'.repeat(2400)]));

/** A word may be parted by the end of its line. */
const said = (html: string): string => html.replace(/<style[^]*?<\/style>|<[^>]*>|\s/gu, '');

test('a draft of any kind opens, whatever of it is still blank or wrong', async () => {
  const { desk, api, problemId } = await atWork(town);
  const problem = { type: 'problem' as const, id: problemId };
  const drafts = [];
  for (const subject of [null, problem])
    for (const { id: kind } of await api.documents.kinds({ subject }))
      drafts.push((await api.documents.draft({ kind, subject })).id);
  expect(drafts.length).toBeGreaterThan(25);
  for (const id of drafts) {
    const { kindLabel, fields, revision, html } = await api.documents.get({ id });
    expect([kindLabel, /undefined|排不出来/u.test(said(html))]).toEqual([kindLabel, false]);
    await api.documents.save({ id, revision, words: emptied(fields) });
    const blank = await api.documents.get({ id });
    expect([kindLabel, said(blank.html).includes('待填写')]).toEqual([kindLabel, true]);
    expect([kindLabel, /undefined|排不出来/u.test(said(blank.html))]).toEqual([kindLabel, false]);
    await api.documents.save({ id, revision: revision + 1, words: spoilt(fields) });
    const wrong = await api.documents.get({ id });
    expect(wrong.html).toContain('排不出来');
    await refused(api.documents.submit({ id, revision: wrong.revision }), 'input.invalid');
  }
  expect(desk.bugs).toEqual([]);
});

test('a day is not left open at issue, not even by the words that stand for it in a draft', async () => {
  const { desk, api } = await atWork(town);
  const { id } = await api.documents.draft({ kind: 'meeting-notice', subject: null });
  const { fields, words } = await api.documents.get({ id });
  const full = fields.flatMap(({ name, kind }) =>
    kind === 'line' || kind === 'text' ? [[name, '写好']] : [],
  );
  await api.documents.save({
    id,
    revision: 1,
    words: { ...words, ...Object.fromEntries(full), heldOn: '（待填写）' },
  });
  await refused(api.documents.submit({ id, revision: 2 }), 'input.invalid');
  expect(desk.bugs).toEqual([]);
});

test('state secrets do not even come in as a draft', async () => {
  const { desk, api } = await atWork(town);
  const { id } = await api.documents.draft({ kind: 'notice', subject: null });
  const { words } = await api.documents.get({ id });
  const secret = { ...words, reason: '机密★1年' };
  await refused(api.documents.save({ id, revision: 1, words: secret }), 'documents.secrecy-refused');
  const typed = { name: `document-${id}`, value: JSON.stringify({ parts: { reason: '机密★1年' } }) };
  await refused(api.drafts.keep(typed), 'documents.secrecy-refused');
  expect(await api.drafts.all({})).toEqual([]);
  expect((await api.documents.get({ id })).words).toEqual(words);
  expect((await api.documents.versions({ id })).versions).toHaveLength(1);
  expect(desk.bugs).toEqual([]);
});
