import '../../support/quick-argon.ts';
import { beforeAll, expect, test } from 'vitest';
import { answerAll, letterInput, registered, stepOf } from '../../support/incoming.ts';
import { seatLeader } from '../../support/leader.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { refused } from '../../support/refused.ts';
import { handedOut } from '../../support/tasks.ts';
import { copyOf } from '../../support/test-desk.ts';
import { keptPhoto } from '../../support/work.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});
const DAY = 86_400_000;

test('a letter goes from registered to closed; who answered does not close', async () => {
  const desk = copyOf(town.home);
  const lead = await seatLeader(desk, town);
  const api = await desk.as('coordinator');
  const scan = await keptPhoto(api);
  const { id, serial } = await api.incoming.register({ letter: letterInput({ fileIds: [scan] }) });
  expect(serial).toBe('来文2026-001');
  expect(await api.incoming.get({ id })).toMatchObject({
    status: 'registered',
    limitOn: '2026-12-20',
    daysLeft: 27,
    alarm: null,
    endsOnDayOff: true,
    alarms: ['2026-12-05', '2026-12-13', '2026-12-19'],
    scans: [{ id: scan }],
  });
  await refused(
    api.incoming.assign({ ...(await stepOf(api, id)), unitIds: [], note: '' }),
    'incoming.unit-none',
  );
  await api.incoming.assign({ ...(await stepOf(api, id)), unitIds: [town.units.police], note: '请先办' });
  await refused(
    api.incoming.reply({ ...(await stepOf(api, id)), repliedOn: '2026-11-23', replyNumber: '', note: '' }),
    'incoming.wrong-status',
  );
  const { demands, revision } = await api.incoming.get({ id });
  const [first] = demands;
  await api.incoming.answer({
    id,
    revision,
    answers: [{ demandId: first?.id ?? '', answer: '查了 12 家。' }],
  });
  const reply = { repliedOn: '2026-11-23', replyNumber: '示政函〔2026〕9号', note: '' };
  await refused(api.incoming.reply({ ...(await stepOf(api, id)), ...reply }), 'incoming.demands-open');
  await answerAll(api, id);
  await refused(
    api.incoming.reply({ ...(await stepOf(api, id)), ...reply, repliedOn: '2026-11-19' }),
    'incoming.replied-bad',
  );
  await api.incoming.reply({ ...(await stepOf(api, id)), ...reply });
  expect(await api.incoming.get({ id })).toMatchObject({
    status: 'replied',
    daysLeft: null,
    isOverdue: false,
  });
  const effect = { effectOn: '2026-11-23', effect: '登记齐全。', fileIds: [] };
  await api.incoming.effect({ ...(await stepOf(api, id)), ...effect });
  await refused(api.incoming.close({ ...(await stepOf(api, id)), note: '' }), 'incoming.self-close');
  const leader = await lead();
  await leader.incoming.close({ ...(await stepOf(leader, id)), note: '' });
  const whole = await leader.incoming.get({ id });
  expect(whole).toMatchObject({ status: 'closed', offers: [], replyNumber: '示政函〔2026〕9号' });
  expect(whole.events.map(({ action }) => action)).toEqual([
    'register',
    'assign',
    'answer',
    'answer',
    'reply',
    'effect',
    'close',
  ]);
  expect((await leader.incoming.list({ filter: 'open' })).length).toBe(0);
  expect((await leader.incoming.list({ filter: 'closed' })).length).toBe(1);
});

test('a date on the paper wins; what was typed wrong is put right and keeps its answers', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const id = await registered(api, { paperLimitOn: '2026-12-03' });
  expect((await api.incoming.get({ id })).limitOn).toBe('2026-12-03');
  await api.incoming.assign({ ...(await stepOf(api, id)), unitIds: [town.units.police], note: '' });
  await answerAll(api, id);
  const { demands } = await api.incoming.get({ id });
  const kept = demands.map((demand) => ({ id: demand.id, text: demand.text }));
  const letter = letterInput({ demands: [...kept.toReversed(), { text: '新的一条。' }] });
  await api.incoming.save({ ...(await stepOf(api, id)), letter });
  const after = await api.incoming.get({ id });
  expect(after.limitOn).toBe('2026-12-20');
  expect(after.demands.map(({ text, answer }) => [text, answer])).toEqual([
    ['建立每周巡查。', '已经办了。'],
    ['查清辖区旅馆登记情况。', '已经办了。'],
    ['新的一条。', ''],
  ]);
  const strange = letterInput({ demands: [{ id: 'elsewhere', text: '别处的。' }] });
  await refused(
    api.incoming.save({ ...(await stepOf(api, id)), letter: strange }),
    'incoming.demand-missing',
  );
});

test('what cannot be is refused beside its field, and nothing is registered', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const wrong = async (change: Parameters<typeof letterInput>[0], code: Parameters<typeof refused>[1]) =>
    refused(api.incoming.register({ letter: letterInput(change) }), code);
  await wrong({ kind: 'police', basis: 'procuratorial' }, 'incoming.basis-unfit');
  await wrong({ receivedOn: '2026-11-24' }, 'incoming.received-future');
  await wrong({ writtenOn: '2026-11-21' }, 'incoming.written-after-received');
  await wrong({ paperLimitOn: '2026-11-19' }, 'incoming.limit-before-received');
  for (const secret of [
    { title: '机密★1年 关于某事' },
    { summary: '密级：秘密' },
    { demands: [{ text: '机密' }] },
  ])
    await wrong(secret, 'incoming.secrecy-refused');
  const { id: fileId } = await api.files.put({
    file: new Blob(['%PDF-1.4 invented']),
    name: '秘密★扫描.pdf',
  });
  await wrong({ fileIds: [fileId] }, 'incoming.secrecy-refused');
  expect(await api.incoming.list({ filter: 'all' })).toEqual([]);
  await registered(api);
  const known = await refused(api.incoming.register({ letter: letterInput() }), 'incoming.number-known');
  expect(known.fields).toHaveProperty('number');
  await registered(api, { number: '' });
  await registered(api, { number: '' });
});

test('an officer sees what was handed to his unit, its scan as well, and writes there only', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const scan = await keptPhoto(api);
  const own = await registered(api, { fileIds: [scan] });
  const other = await registered(api, { number: '示检建〔2026〕8号' });
  await api.incoming.assign({ ...(await stepOf(api, other)), unitIds: [town.units.market], note: '' });
  const before = await desk.as('officer');
  expect(await before.incoming.list({ filter: 'all' })).toEqual([]);
  await refused(before.incoming.get({ id: own }), 'record.missing');
  await refused(before.files.get({ id: scan }), 'record.missing');
  expect((await before.search.find({ text: '检察建议' })).total).toBe(0);
  const again = await desk.as('coordinator');
  await again.incoming.assign({ ...(await stepOf(again, own)), unitIds: [town.units.police], note: '' });
  const officer = await desk.as('officer');
  expect((await officer.incoming.list({ filter: 'all' })).map(({ id }) => id)).toEqual([own]);
  await officer.files.get({ id: scan });
  expect((await officer.search.find({ text: '检察建议' })).hits.map(({ id }) => id)).toEqual([own]);
  await answerAll(officer, own);
  const { offers } = await officer.incoming.get({ id: own });
  expect(offers.map(({ action }) => action)).toEqual(['answer']);
});

test('an officer hangs on his answer what he may read himself; his unit and who coordinates see it, no other unit', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const secret = await keptPhoto(api);
  const own = await registered(api);
  const other = await registered(api, { number: '示检建〔2026〕8号', fileIds: [secret] });
  await api.incoming.assign({ ...(await stepOf(api, own)), unitIds: [town.units.police], note: '' });
  await api.incoming.assign({ ...(await stepOf(api, other)), unitIds: [town.units.market], note: '' });
  const officer = await desk.as('officer');
  const proof = await keptPhoto(officer, 5);
  const step = await stepOf(officer, own);
  await refused(officer.incoming.answer({ ...step, answers: [], fileIds: [secret] }), 'record.missing');
  await refused(officer.incoming.answer({ ...step, answers: [], fileIds: [] }), 'input.invalid');
  await officer.incoming.answer({ ...step, answers: [], fileIds: [proof] });
  const { answerFiles, status, events } = await officer.incoming.get({ id: own });
  expect(answerFiles.map(({ id }) => id)).toEqual([proof]);
  expect({ status, note: events.at(-1)?.note }).toEqual({ status: 'drafting', note: '附材料 1 份' });
  const again = await desk.as('coordinator');
  await again.files.get({ id: proof });
  await again.incoming.assign({ ...(await stepOf(again, own)), unitIds: [town.units.market], note: '' });
  const gone = await desk.as('officer');
  await refused(gone.files.get({ id: proof }), 'record.missing');
  await refused(gone.incoming.answer({ ...step, answers: [], fileIds: [proof] }), 'record.missing');
});

test('an objection does not stop the clock; more time comes from the organ; a letter taken back is over', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const id = await registered(api);
  const ground = { kind: 'objection' as const, filedOn: '2026-11-23', ground: '两家旅馆不在本镇。' };
  await api.incoming.object({ ...(await stepOf(api, id)), ...ground });
  expect(await api.incoming.get({ id })).toMatchObject({ daysLeft: 27, hasObjection: true });
  await refused(api.incoming.object({ ...(await stepOf(api, id)), ...ground }), 'incoming.objection-open');
  await refused(
    api.incoming.extend({ ...(await stepOf(api, id)), to: '2026-12-20', note: '电话' }),
    'incoming.extension-not-later',
  );
  await api.incoming.extend({ ...(await stepOf(api, id)), to: '2027-01-05', note: '来函同意' });
  expect(await api.incoming.get({ id })).toMatchObject({ limitOn: '2027-01-05', daysLeft: 43 });
  const settled = { decidedOn: '2026-11-23', decision: '' };
  await api.incoming.settle({ ...(await stepOf(api, id)), ...settled, outcome: 'withdrawn' });
  expect(await api.incoming.get({ id })).toMatchObject({ status: 'withdrawn', daysLeft: null, offers: [] });
});

test('another answer asked for sets the clock going again', async () => {
  const api = await copyOf(town.home).as('coordinator');
  const id = await registered(api);
  await api.incoming.assign({ ...(await stepOf(api, id)), unitIds: [town.units.police], note: '' });
  await answerAll(api, id);
  const reply = { repliedOn: '2026-11-23', replyNumber: '', note: '' };
  await api.incoming.reply({ ...(await stepOf(api, id)), ...reply });
  await api.incoming.again({ ...(await stepOf(api, id)), to: '2026-11-30', note: '请补充数字' });
  expect(await api.incoming.get({ id })).toMatchObject({ status: 'drafting', daysLeft: 7, alarm: 7 });
});

test('what hangs on a letter is settled before it is closed; a link is made once and can be taken off', async () => {
  const desk = copyOf(town.home);
  const lead = await seatLeader(desk, town);
  const api = await desk.as('coordinator');
  const taskId = await handedOut(api, town);
  const id = await registered(api, { demands: [] });
  const link = { type: 'task' as const, targetId: taskId };
  await api.incoming.link({ ...(await stepOf(api, id)), ...link });
  await refused(api.incoming.link({ ...(await stepOf(api, id)), ...link }), 'incoming.link-known');
  await refused(
    api.incoming.link({ ...(await stepOf(api, id)), type: 'venue', targetId: taskId }),
    'record.missing',
  );
  const venueId = town.venues[0] ?? '';
  await api.incoming.link({ ...(await stepOf(api, id)), type: 'venue', targetId: venueId });
  expect((await api.incoming.get({ id })).links).toMatchObject([
    { type: 'task', name: '夜间巡查校园周边', mustBeAnswered: true, isSettled: false },
    { type: 'venue', mustBeAnswered: false },
  ]);
  await api.incoming.assign({ ...(await stepOf(api, id)), unitIds: [town.units.police], note: '' });
  const officer = await desk.as('officer');
  const [, venue] = (await officer.incoming.get({ id })).links;
  expect(venue?.name).not.toBe('');
  const last = await desk.as('coordinator');
  const { revision, links } = await last.incoming.get({ id });
  await last.incoming.unlink({ id, revision, linkId: links[0]?.id ?? '' });
  expect((await last.incoming.get({ id })).links.map(({ type }) => type)).toEqual(['venue']);
  expect((await (await lead()).incoming.get({ id })).links).toHaveLength(1);
});

test('the first screen says it from fifteen days before, and late; the ledger goes out as a table', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const id = await registered(api);
  await registered(api, { basis: 'as-written', number: '' });
  const lines = async () => {
    const { late, thisWeek } = await (await desk.as('coordinator')).today.overview({});
    const own = (list: typeof late) => list.filter(({ kind }) => kind === 'incoming').map((line) => line.id);
    return { late: own(late), soon: own(thisWeek) };
  };
  expect(await lines()).toEqual({ late: [], soon: [] });
  desk.clock.advance(12 * DAY);
  expect(await lines()).toEqual({ late: [], soon: [id] });
  desk.clock.advance(16 * DAY);
  expect(await lines()).toEqual({ late: [id], soon: [] });
  const last = await desk.as('coordinator');
  expect((await last.incoming.list({ filter: 'overdue' })).map((row) => row.daysLeft)).toEqual([-1]);
  const { name, rows } = await last.incoming.export({ filter: 'all', search: '示检建' });
  expect([name, rows]).toEqual(['来文登记簿（2026-12-21）.xlsx', 1]);
});
