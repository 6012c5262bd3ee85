import '../../support/quick-argon.ts';
import { unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { readDocxText } from '#core/privacy/docx-text.ts';
import type { Api } from '#shared/rpc/client.ts';
import { keptChild } from '../../support/children.ts';
import { atWork, drafted, signed, withLeader, wordId } from '../../support/letters.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf, finishJob } from '../../support/test-desk.ts';
import { bytesOf, editWord, wordFile } from '../../support/word.ts';

const KIND = 'supervision-form';
const DOCUMENT = 'word/document.xml';

let town: Prepared;
beforeAll(async () => {
  town = await withLeader(await prepareTown());
});

/** The kind's own template with one of its sentences written over, loaded. */
async function loaded(api: Api, kind: string, from: string, to: string) {
  const { file } = await api.wordTemplates.export({ kind });
  const edited = editWord(await bytesOf(file), DOCUMENT, (xml) => {
    expect(xml).toContain(from);
    return xml.replace(from, to);
  });
  return load(api, kind, edited);
}

function load(api: Api, kind: string, bytes: Uint8Array, name = '改过的模板.docx') {
  return api.wordTemplates.load({ kind, file: new Blob([new Uint8Array(bytes)]), name });
}

const textOf = async (file: Blob) => readDocxText(await bytesOf(file), 'x').join('\n');

test('what the office changed in Word stands on the paper that is issued, and the paper remembers the version', async () => {
  const { desk, api, problemId } = await atWork(town);
  expect(await loaded(api, KIND, '督办要求', '本镇要求')).toEqual({ version: 1, faults: [] });
  const form = await drafted(api, problemId, KIND);
  const draft = await api.documents.get({ id: form.id });
  expect(draft).toMatchObject({ template: { version: 1 }, pages: null });
  expect(draft.html).toContain('本镇要求');
  expect(draft.html).toContain('（签发时编号）');
  expect(await textOf((await api.wordTemplates.proof({ documentId: form.id })).file)).toContain('本镇要求');

  await api.documents.issue(form);
  const issued = await api.documents.get({ id: form.id });
  expect(issued).toMatchObject({ number: '督办单2026-001', template: { version: 1 }, pages: null });
  const { file } = await api.documents.download({ id: form.id, format: 'docx' });
  const words = await textOf(file);
  for (const text of ['本镇要求', '编号：督办单2026-001', String(issued.words['recipient'])])
    expect(words).toContain(text);
  expect(words).not.toMatch(/[{}]/u);

  // A later version changes no paper that is out.
  await loaded(api, KIND, '督办要求', '全新要求');
  expect(await textOf((await api.documents.download({ id: form.id, format: 'docx' })).file)).toBe(words);
  expect((await api.wordTemplates.get({ kind: KIND })).versions).toMatchObject([
    { version: 2, isActive: true, uses: 0 },
    { version: 1, isActive: false, uses: 1 },
  ]);
  // Its page is a word processor's: the batch print passes it over, the archive keeps its Word file and its words.
  expect(await api.documents.printSheets({ ids: [form.id] })).toMatchObject({ missing: 1 });
  const job = await api.documents.archive({ year: 2026 });
  await finishJob(api, job);
  const zip = unzipSync(await bytesOf((await api.copies.file(job)).file));
  expect(Object.keys(zip)).toContain('0001 督办单2026-001 督办单.docx');
  await api.documents.void({ ...(await revised(api, form.id)), note: '发错' });
  expect((await api.documents.get({ id: form.id })).html).toContain('content:"作废"');
  expect(desk.bugs).toEqual([]);
});

async function revised(api: Api, id: string) {
  return { id, revision: (await api.documents.get({ id })).revision };
}

test('a broken template is told in full and nothing of it is kept', async () => {
  const { desk, api } = await atWork(town);
  const broken = wordFile(['{{责任单}}', '{{#督办要求}}{{内容}}', '{{1+1}}', '{{督办事项']);
  const { version, faults } = await load(api, KIND, broken);
  expect(version).toBeNull();
  const sentences = faults.map(({ sentence }) => sentence);
  expect(sentences).toEqual(
    expect.arrayContaining([
      '没有“{{责任单}}”这一栏，是不是“责任单位”？',
      '“{{#督办要求}}”没有结束，要在后面写“{{/督办要求}}”',
      '“{{1+1}}”不是栏目名。模板只认栏目名，不算式子、不认函数',
      '“{{督办事项”只有左边的大括号，要写成 {{…}}',
    ]),
  );
  expect(faults[0]).toMatchObject({ part: '正文' });
  expect((await api.wordTemplates.get({ kind: KIND })).versions).toEqual([]);
  await refused(load(api, KIND, new Uint8Array([1, 2, 3])), 'wordTemplate.not-docx');
  await refused(load(api, KIND, new Uint8Array(600).fill(7)), 'wordTemplate.not-docx');
  await refused(api.wordTemplates.restore({ kind: KIND, templateId: null }), 'wordTemplate.none');
  expect(await load(api, KIND, wordFile(['{{督办事项}}']))).toMatchObject({
    version: null,
    faults: [{ sentence: '没有“{{编号}}”，签发出来没有编号。请在该写号的地方加上' }],
  });
  expect(desk.bugs).toEqual([]);
});

test('former versions and the house style come back, each change in the audit', async () => {
  const { desk, api, problemId } = await atWork(town);
  await loaded(api, KIND, '督办要求', '第一版要求');
  const { file } = await api.wordTemplates.export({ kind: KIND });
  const same = await bytesOf(file);
  await load(api, KIND, same);
  await refused(load(api, KIND, same), 'wordTemplate.same');
  const [, first] = (await api.wordTemplates.get({ kind: KIND })).versions;
  await api.wordTemplates.restore({ kind: KIND, templateId: first?.id ?? '' });
  const { html } = await api.wordTemplates.trial({ kind: KIND, templateId: first?.id });
  expect(html).toContain('第一版要求');
  expect((await api.wordTemplates.list({})).find(({ kind }) => kind === KIND)).toMatchObject({ version: 1 });
  await api.wordTemplates.restore({ kind: KIND, templateId: null });
  const form = await drafted(api, problemId, KIND);
  expect(await api.documents.get({ id: form.id })).toMatchObject({ template: null });
  await refused(api.wordTemplates.restore({ kind: KIND, templateId: 'nowhere' }), 'record.missing');
  const actions = (await api.audit.list({})).map(({ action }) => action);
  expect(actions.filter((action) => action.startsWith('wordTemplates.'))).toEqual([
    'wordTemplates.restore',
    'wordTemplates.restore',
    'wordTemplates.load',
    'wordTemplates.load',
  ]);
  expect(desk.bugs).toEqual([]);
});

test('a signature stands for the template as well', async () => {
  const { desk, api, problemId } = await atWork(town);
  const letter = await drafted(api, problemId, 'supervision-letter');
  const { api: later, letters } = await signed(desk, [letter]);
  const [ready = letter] = letters;
  await loaded(later, 'supervision-letter', '特此函达', '特此专函');
  const issue = { ...ready, wordId: await wordId(later, 'own') };
  await refused(later.documents.issue(issue), 'document.changed-since-signed');
  await later.wordTemplates.restore({ kind: 'supervision-letter', templateId: null });
  expect(await later.documents.issue(issue)).toEqual({ number: '示例政发〔2026〕1号' });
  expect(desk.bugs).toEqual([]);
});

test('the privacy check reads what a template says', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  await keptChild(api, '欧阳测样');
  await loaded(api, 'circular', '现将有关情况通报如下', '现将欧阳测样的有关情况通报如下');
  const { id } = await api.documents.draft({ kind: 'circular', subject: null });
  const { hits } = await api.privacy.scanDocument({ id });
  expect(hits).toMatchObject([{ kind: 'name', text: '欧阳测样', field: null }]);
  expect(desk.bugs).toEqual([]);
});

test('what was exported can be loaded back as it is, and tried', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  for (const { kind } of (await api.wordTemplates.list({})).slice(8, 10)) {
    const { file, name } = await api.wordTemplates.export({ kind });
    expect(name).toMatch(/模板\.docx$/u);
    expect(await load(api, kind, await bytesOf(file))).toEqual({ version: 1, faults: [] });
    expect((await api.wordTemplates.trial({ kind })).html).not.toMatch(/\{\{/u);
  }
  expect(desk.bugs).toEqual([]);
});

test('a joint document stands in the house style, whatever template there is', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  await loaded(api, 'notice', '特此通知', '专此通知');
  const { id } = await api.documents.draft({ kind: 'notice', subject: null });
  const { words, revision, template } = await api.documents.get({ id });
  expect(template).toEqual({ version: 1 });
  await api.documents.save({ id, revision, words: { ...words, coIssuers: '青禾镇人民武装部' } });
  const joint = await api.documents.get({ id });
  expect(joint.template).toBeNull();
  expect(joint.html).not.toContain('专此通知');
  await refused(api.wordTemplates.export({ kind: 'lists-notice' }), 'wordTemplate.house-only');
  expect(desk.bugs).toEqual([]);
});
