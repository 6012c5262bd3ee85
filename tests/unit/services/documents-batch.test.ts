import '../../support/quick-argon.ts';
import { readXlsx } from 'hucre';
import { unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { describeError } from '#shared/rpc/app-error.ts';
import { keptChild } from '../../support/children.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { atWork, drafted, signed, withLeader, wordId } from '../../support/letters.ts';
import { refused } from '../../support/refused.ts';
import { finishJob, testFolder } from '../../support/test-desk.ts';

let town: Prepared;
beforeAll(async () => {
  town = await withLeader(await prepareTown());
});

const serial = (no: number) => `督办单2026-${String(no).padStart(3, '0')}`;

test('many forms are issued in order; one that is not whole is named and costs no number', async () => {
  const { desk, api, problemId } = await atWork(town);
  const ids: string[] = [];
  for (let i = 0; i < 6; i += 1) ids.push((await drafted(api, problemId, 'supervision-form')).id);
  const broken = ids[2] ?? '';
  const { words, revision } = await api.documents.get({ id: broken });
  await api.documents.save({ id: broken, revision, words: { ...words, demand: '', recipient: '' } });
  const unsigned = await drafted(api, problemId, 'supervision-letter');
  const job = await finishJob(api, await api.documents.issueMany({ ids: [...ids, unsigned.id, 'nowhere'] }));
  expect(job).toMatchObject({ state: 'done' });
  expect(job.message).toContain('签发了 5 份');
  expect(job.message).toContain('3 份没有签发');
  expect(job.message).toContain('还没有领导签批');
  const numbers = [];
  for (const id of ids) numbers.push((await api.documents.get({ id })).number);
  expect(numbers).toEqual([serial(1), serial(2), null, serial(3), serial(4), serial(5)]);
  const sheets = await api.documents.printSheets({ ids });
  expect(sheets.missing).toBe(1);
  for (const no of [1, 2, 3, 4, 5]) expect(sheets.html).toContain(serial(no));
  expect(desk.bugs).toEqual([]);
});

test('a batch that is cancelled leaves whole documents and no gap', async () => {
  const { desk, api, problemId } = await atWork(town);
  const ids: string[] = [];
  for (let i = 0; i < 12; i += 1) ids.push((await drafted(api, problemId, 'supervision-form')).id);
  const { jobId } = await api.documents.issueMany({ ids });
  await api.jobs.cancel({ id: jobId });
  const job = await finishJob(api, { jobId });
  const rows = (await api.documents.list({})).rows;
  const issued = rows.flatMap(({ number }) => number ?? []).toSorted();
  expect(issued.length).toBeLessThan(12);
  expect(issued).toEqual(issued.map((_, index) => serial(index + 1)));
  expect(job.message).toContain(`${12 - issued.length} 份没有轮到`);
  expect(desk.bugs).toEqual([]);
});

test('the privacy gate stands in a batch too: whoever is named is held back, the others go out without a gap', async () => {
  const { desk, api } = await atWork(town);
  await keptChild(api, '欧阳测样');
  const ids: string[] = [];
  for (const closing of ['', '欧阳测样小朋友平安回家。', '祝孩子平安。', '欧阳 测样也在其中。']) {
    const { id } = await api.documents.draft({ kind: 'parents-letter', subject: null });
    const { words, revision } = await api.documents.get({ id });
    await api.documents.save({ id, revision, words: { ...words, occasion: '寒假', closing } });
    ids.push(id);
  }
  const job = await finishJob(api, await api.documents.issueMany({ ids }));
  expect(job.message).toContain('签发了 2 份');
  expect(job.message).toContain('2 份没有签发');
  expect(job.message).toContain(describeError('privacy.hits', { count: 1 }).slice(0, 6));
  expect(job.message).not.toContain('欧阳');
  const issued = [];
  for (const id of ids) issued.push((await api.documents.get({ id })).number);
  expect(issued).toEqual(['致家长的一封信2026-001', null, '致家长的一封信2026-002', null]);
  // The frozen words of what went out name nobody.
  const sheets = await api.documents.printSheets({ ids });
  expect([sheets.missing, sheets.html.includes('测样')]).toEqual([2, false]);
  const held = ids[1] ?? '';
  const { words, revision } = await api.documents.get({ id: held });
  await api.documents.save({ id: held, revision, words: { ...words, closing: '祝孩子平安。' } });
  await finishJob(api, await api.documents.issueMany({ ids: [held] }));
  expect((await api.documents.get({ id: held })).number).toBe('致家长的一封信2026-003');
  expect(desk.bugs).toEqual([]);
});

test('a year is taken out with its catalogue and hashes, and counts as archived then', async () => {
  const { desk, api, problemId } = await atWork(town);
  await refused(api.documents.archive({ year: 2026 }), 'document.archive-empty');
  const form = await drafted(api, problemId, 'supervision-form');
  const letter = await drafted(api, problemId, 'supervision-letter');
  await api.documents.issue(form);
  const { title: about } = await api.problems.get({ id: problemId });
  const { api: later, letters } = await signed(desk, [letter]);
  const [ready = letter] = letters;
  await later.documents.issue({ ...ready, wordId: await wordId(later, 'own') });
  const { revision } = await later.documents.get({ id: form.id });
  await later.documents.void({ id: form.id, revision, note: '发错' });
  await refused(later.documents.archive({ year: 2026, folder: '/nowhere/at/all' }), 'backup.place-missing');

  const zipped = await later.documents.archive({ year: 2026 });
  expect((await finishJob(later, zipped)).state).toBe('done');
  const { name, file } = await later.copies.file(zipped);
  expect(name).toBe('示例镇文书归档2026.zip');
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const names = Object.keys(parts).toSorted();
  expect(names).toEqual([
    '0001 督办单2026-001 督办单.html',
    '0002 示例政发〔2026〕1号 督办函.docx',
    '0002 示例政发〔2026〕1号 督办函.html',
    '校验码.txt',
    '目录.xlsx',
  ]);
  for (const line of new TextDecoder().decode(parts['校验码.txt']).trim().split('\n')) {
    const [hash = '', path = ''] = line.split('  ');
    expect([
      path,
      createHash('sha256')
        .update(parts[path] ?? '')
        .digest('hex'),
    ]).toEqual([path, hash]);
  }
  const book = await readXlsx(parts['目录.xlsx'] ?? new Uint8Array());
  const rows = (book.sheets[0]?.rows ?? []).slice(2).map((row) => row.map((cell) => String(cell ?? '')));
  expect(rows[0]).toEqual(['序号', '题名', '文号', '日期', '页数', '责任者', '备注']);
  expect(rows[1]?.slice(1, 3)).toEqual([`督办单：${about}`, '督办单2026-001']);
  expect(rows[1]?.[6]).toBe('作废：发错');
  expect(rows[2]?.[1]).toBe(`示例镇人民政府关于商请协助解决${about}问题的函`);
  expect(rows[2]?.slice(2, 5)).toEqual(['示例政发〔2026〕1号', '2026-11-23', '2']);
  expect((await later.documents.get({ id: letter.id })).status).toBe('archived');
  expect((await later.documents.get({ id: form.id })).status).toBe('void');

  const folder = testFolder();
  const job = await finishJob(later, await later.documents.archive({ year: 2026, folder }));
  expect(job.folder).toBe(join(folder, '示例镇文书归档2026'));
  expect(readdirSync(job.folder ?? '').toSorted()).toEqual(names);
  expect(existsSync(`${job.folder}.partial`)).toBe(false);
  const path = '0002 示例政发〔2026〕1号 督办函.docx';
  expect(readFileSync(join(job.folder ?? '', path)).equals(Buffer.from(parts[path] ?? ''))).toBe(true);
  expect(desk.bugs).toEqual([]);
});
