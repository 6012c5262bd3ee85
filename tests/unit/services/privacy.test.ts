import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import type { PrivacyHit } from '#shared/contract/privacy.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { replaceAt } from '#shared/domain/privacy/hit.ts';
import type { Api } from '#shared/rpc/client.ts';
import { keptChild } from '../../support/children.ts';
import { atWork, drafted, signed, withLeader, wordId } from '../../support/letters.ts';
import type { Letter } from '../../support/letters.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { copyOf } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { paragraph } from '../plan/build-docx.ts';
import { strToU8, zipSync } from 'fflate';

const CHILD = '欧阳测样';
const FACTS = `检查中发现${CHILD}独自入住。\n登记簿有三天空白。`;

let town: Prepared;
beforeAll(async () => {
  town = await withLeader(await prepareTown());
});

async function begun(): Promise<{ desk: TestDesk; api: Api; childId: string }> {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  return { desk, api, childId: await keptChild(api, CHILD) };
}

const plain: Words = {
  style: '批评通报',
  recipient: '镇属各单位',
  matter: '旅馆未按规定登记',
  facts: '有旅馆没有登记。',
  demands: '',
  list: [['甲旅馆', '未登记']],
  contact: '协调丁',
  phone: '0000-7654321',
};

async function circular(api: Api, words: Words): Promise<Letter> {
  const { id } = await api.documents.draft({ kind: 'circular', subject: null });
  const { words: first, revision } = await api.documents.get({ id });
  await api.documents.save({ id, revision, words: { ...first, ...plain, ...words } });
  return { id, revision: revision + 1 };
}

async function issue(api: Api, letter: Letter): Promise<{ number: string }> {
  return api.documents.issue({ ...letter, wordId: await wordId(api, 'own') });
}

const nameHit = (hits: readonly PrivacyHit[]): PrivacyHit =>
  hits.find(({ kind }) => kind === 'name') ?? expect.fail('no name was found');

test('a public paper that names a child is not issued until the name is replaced', async () => {
  const { desk, api, childId } = await begun();
  const letter = await circular(api, { facts: FACTS });
  const scanned = await api.privacy.scanDocument({ id: letter.id });
  expect(scanned).toMatchObject({ audience: 'public', least: 5, reasons: [] });
  const hit = nameHit(scanned.hits);
  expect(hit).toMatchObject({
    field: 'facts',
    text: CHILD,
    who: '儿童',
    severity: 'certain',
    suggestion: '某某',
  });
  expect(hit.owners).toEqual([{ register: 'children', id: childId, label: '欧**（东河村）' }]);
  const first = await signed(desk, [letter]);
  await refused(issue(first.api, first.letters[0] ?? letter), 'privacy.hits');
  const back = first.letters[0] ?? letter;
  await first.api.documents.sendBack({ ...back, note: '隐去姓名' });
  const { words, revision } = await first.api.documents.get({ id: back.id });
  await first.api.documents.save({ id: back.id, revision, words: replaceAt(words, hit, '某某') });
  const second = await signed(desk, [{ id: back.id, revision: revision + 1 }]);
  expect((await second.api.privacy.scanDocument({ id: back.id })).hits).toEqual([]);
  expect((await issue(second.api, second.letters[0] ?? back)).number).toContain('号');
});

test('a cell of a table and a name in the title are looked at; what an editor types is looked at before it is stored', async () => {
  const { api } = await begun();
  const { id } = await circular(api, { matter: `${CHILD}一事`, list: [['甲旅馆', `收住${CHILD}`]] });
  const { hits } = await api.privacy.scanDocument({ id });
  expect(hits.map(({ field, row, column }) => [field, row, column])).toEqual([
    ['matter', null, null],
    ['list', 0, 1],
  ]);
  const { words } = await api.documents.get({ id });
  const [inTitle = expect.fail(), inTable = expect.fail()] = hits;
  const changed = replaceAt(replaceAt(words, inTitle, '某某'), inTable, '某某');
  expect((await api.privacy.scanDocument({ id, words: changed })).hits).toEqual([]);
});

test('what stays is agreed by a second person, word for word; another sentence asks anew', async () => {
  const { desk, api } = await begun();
  const letter = await circular(api, { facts: FACTS });
  const { key } = nameHit((await api.privacy.scanDocument({ id: letter.id })).hits);
  await refused(
    api.privacy.explain({ id: letter.id, keys: ['0'.repeat(64)], reason: '甲' }),
    'privacy.changed',
  );
  expect(await api.privacy.explain({ id: letter.id, keys: [key], reason: '同名的经营者，不是孩子' })).toEqual(
    { count: 1 },
  );
  const [asked = expect.fail()] = (await api.privacy.scanDocument({ id: letter.id })).reasons;
  expect(asked).toMatchObject({ state: 'pending', canDecide: false, hitKey: key });
  await refused(api.privacy.justify({ ids: [asked.id], isAgreed: true }), 'privacy.same-person');
  expect(await api.privacy.waiting({})).toMatchObject([
    { documentId: letter.id, count: 1, canDecide: false },
  ]);
  const sent = await signed(desk, [letter]);
  await refused(issue(sent.api, sent.letters[0] ?? letter), 'privacy.hits');
  const leader = await desk.as('leader');
  expect(await leader.privacy.waiting({})).toMatchObject([{ documentId: letter.id, canDecide: true }]);
  await leader.privacy.justify({ ids: [asked.id], isAgreed: true });
  await refused(leader.privacy.justify({ ids: [asked.id], isAgreed: true }), 'privacy.decided');
  expect(await leader.privacy.waiting({})).toEqual([]);
  const { words } = await leader.documents.get({ id: letter.id });
  const other = await leader.privacy.scanDocument({
    id: letter.id,
    words: { ...words, facts: `昨天${FACTS}` },
  });
  expect(other.hits).toHaveLength(1);
  expect(other.reasons).toEqual([]);
  expect((await issue(await desk.as('coordinator'), sent.letters[0] ?? letter)).number).toContain('号');
});

test('who wrote at the paper does not decide, and a refusal leaves it refused', async () => {
  const { desk, api } = await begun();
  const { id } = await circular(api, { facts: FACTS });
  const { key } = nameHit((await api.privacy.scanDocument({ id })).hits);
  const leader = await desk.as('leader');
  const { words, revision } = await leader.documents.get({ id });
  await leader.documents.save({ id, revision, words: { ...words, demands: '立即整改。' } });
  const again = await desk.as('coordinator');
  await again.privacy.explain({ id, keys: [key], reason: '理由' });
  const [reason = expect.fail()] = (await again.privacy.scanDocument({ id })).reasons;
  await refused(
    (await desk.as('leader')).privacy.justify({ ids: [reason.id], isAgreed: true }),
    'privacy.same-person',
  );
});

test('a paper to its addressee is scanned, and issued all the same', async () => {
  const { api, problemId } = await atWork(town);
  await keptChild(api, CHILD);
  const letter = await drafted(api, problemId, 'supervision-form');
  const { words, revision } = await api.documents.get({ id: letter.id });
  await api.documents.save({ id: letter.id, revision, words: { ...words, demand: FACTS } });
  const scanned = await api.privacy.scanDocument({ id: letter.id });
  expect(scanned.audience).toBe('addressee');
  expect(nameHit(scanned.hits).field).toBe('demand');
  expect((await api.documents.issue({ id: letter.id, revision: revision + 1 })).number).not.toBe('');
});

test('a pasted text and a file from outside are checked, noted without their words, and not kept', async () => {
  const { desk, api } = await begun();
  const text = `学生${CHILD}，住东河村。`;
  expect(nameHit((await api.privacy.scanText({ text })).hits).text).toBe(CHILD);
  const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(text)}</w:body></w:document>`;
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>';
  const docx = zipSync({ '[Content_Types].xml': strToU8(types), 'word/document.xml': strToU8(xml) });
  const file = new Blob([new Uint8Array(docx)]);
  expect(nameHit((await api.privacy.scanFile({ name: '稿.docx', file })).hits).text).toBe(CHILD);
  const bare = await api.privacy.scanFile({ name: '稿.txt', file: new Blob([text]) });
  expect(bare.text).toBe(text);
  await refused(api.privacy.scanFile({ name: '稿.pdf', file }), 'privacy.file-kind');
  const { records, office } = desk.app.desk() ?? {};
  const tables = [records, office].flatMap((store) =>
    (
      store
        ?.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE '%audit%'")
        .pluck()
        .all() ?? []
    ).map((name) => JSON.stringify(store?.prepare(`SELECT * FROM "${name}"`).all())),
  );
  expect(tables.join()).toContain('privacy.scanText');
  expect(tables.join()).not.toContain(CHILD);
});

test('the check is made stricter by one person, looser by two', async () => {
  const { desk, api } = await begun();
  expect(await api.privacy.proposeRule({ least: 8, reason: '村子小' })).toEqual({ state: 'set' });
  expect((await api.privacy.scanText({ text: '甲' })).least).toBe(8);
  expect(await api.privacy.proposeRule({ least: 4, reason: '查得太多' })).toEqual({ state: 'waiting' });
  const { least, proposal } = await api.privacy.rule({});
  expect({ least, proposal }).toMatchObject({ least: 8, proposal: { least: 4, isMine: true } });
  const id = proposal?.id ?? '';
  await refused(api.privacy.agreeRule({ id }), 'privacy.rule-same-person');
  const leader = await desk.as('leader');
  await refused(leader.privacy.proposeRule({ least: 6, reason: '折中' }), 'privacy.rule-waiting');
  await refused(leader.privacy.agreeRule({ id: 'another' }), 'record.stale');
  await leader.privacy.agreeRule({ id });
  expect(await leader.privacy.rule({})).toEqual({ least: 4, proposal: null });
  await leader.privacy.proposeRule({ least: 3, reason: '再宽一点' });
  const again = await leader.privacy.rule({});
  await (await desk.as('coordinator')).privacy.dropRule({ id: again.proposal?.id ?? '' });
  expect(await (await desk.as('coordinator')).privacy.rule({})).toEqual({ least: 4, proposal: null });
});

test('villages and schools alone take one reason of one person; beside words of a child they take a second', async () => {
  const { desk, api } = await begun();
  const alone = '东河村的旅馆没有登记。\n请东河村补报台账。';
  const letter = await circular(api, { facts: alone });
  const { hits } = await api.privacy.scanDocument({ id: letter.id });
  expect(hits.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual(['village place', 'village place']);
  const keys = [...new Set(hits.map(({ key }) => key))];
  expect(keys).toHaveLength(1);
  const before = await signed(desk, [letter]);
  await refused(issue(before.api, before.letters[0] ?? letter), 'privacy.hits');
  await before.api.privacy.explain({ id: letter.id, keys, reason: '通报的是村里的旅馆' });
  const { reasons } = await before.api.privacy.scanDocument({ id: letter.id });
  expect(reasons).toMatchObject([{ state: 'agreed', decidedBy: null, canDecide: false }]);
  expect((await issue(before.api, before.letters[0] ?? letter)).number).toContain('号');
  const other = await circular(await desk.as('coordinator'), {
    facts: `${alone}\n其中一名12岁女孩独自入住。`,
  });
  const coordinator = await desk.as('coordinator');
  const found = (await coordinator.privacy.scanDocument({ id: other.id })).hits;
  expect(found.map(({ severity }) => severity)).toContain('possible');
  await coordinator.privacy.explain({ id: other.id, keys: found.map(({ key }) => key), reason: '都要写' });
  const states = (await coordinator.privacy.scanDocument({ id: other.id })).reasons.map(({ state }) => state);
  expect(states).toContain('pending');
});
