import '../../support/quick-argon.ts';
import { unzipSync } from 'fflate';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Converter } from '#core/ports.ts';
import type { Api } from '#shared/rpc/client.ts';
import { prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { atWork, drafted, withLeader } from '../../support/letters.ts';
import { refused } from '../../support/refused.ts';
import { copyOf, createTestDesk, finishJob } from '../../support/test-desk.ts';

/** A desk that is locked, with an issued form, a void one and a draft. */
let ready: { home: string; issued: string; voided: string; draft: string };
beforeAll(async () => {
  const town: Prepared = await withLeader(await prepareTown());
  const { desk, api, problemId } = await atWork(town);
  const [issued, voided, draft] = [
    await drafted(api, problemId, 'supervision-form'),
    await drafted(api, problemId, 'supervision-form'),
    await drafted(api, problemId, 'supervision-form'),
  ];
  await api.documents.issue(issued);
  await api.documents.issue(voided);
  const { revision } = await api.documents.get({ id: voided.id });
  await api.documents.void({ id: voided.id, revision, note: '发错' });
  desk.app.close();
  ready = { home: desk.home, issued: issued.id, voided: voided.id, draft: draft.id };
});

type Asked = { letters: number; parent: string };

/** Puts a mark before each letter, as a converter of one kind or another would. */
function pretend(): { converter: Converter; asked: Asked[] } {
  const asked: Asked[] = [];
  const toPdf: Converter['toPdf'] = (letters, { parent, onDone }) => {
    asked.push({ letters: letters.length, parent });
    onDone?.(letters.length);
    return Promise.resolve(letters.map((docx) => Buffer.concat([Buffer.from('%PDF-'), docx])));
  };
  return { converter: { name: () => '某转换程序', toPdf }, asked };
}

const bytesOf = async (file: Blob) => Buffer.from(await file.arrayBuffer());
const actions = async (api: Api) =>
  (await api.audit.list({})).map(({ action, objectId }) => `${action} ${objectId}`);

test('what is issued comes as PDF of its frozen bytes; drafts and voided ones do not; both kinds of saving are on record', async () => {
  const { converter, asked } = pretend();
  const desk = copyOf(ready.home, { converter });
  const api = await desk.as('coordinator');
  expect(await api.copies.programs({})).toEqual({ converter: '某转换程序', canOpen: false });
  await refused(api.copies.pdf({ id: ready.draft }), 'document.draft');
  await refused(api.copies.pdf({ id: ready.voided }), 'document.voided');
  await refused(api.copies.pdf({ id: 'nowhere' }), 'record.missing');
  const { jobId } = await api.copies.pdf({ id: ready.issued });
  expect((await finishJob(api, { jobId })).state).toBe('done');
  const { name, file } = await api.copies.file({ jobId });
  expect(name).toBe('督办单2026-001 督办单.pdf');
  const { file: docx } = await api.documents.download({ id: ready.issued, format: 'docx' });
  expect((await bytesOf(file)).subarray(5).equals(await bytesOf(docx))).toBe(true);
  expect(asked).toEqual([{ letters: 1, parent: join(desk.home, 'plain') }]);
  const audit = await desk.as('audit');
  expect(await actions(audit)).toEqual(
    expect.arrayContaining([`copies.pdf ${ready.issued}`, `documents.download ${ready.issued}`]),
  );
  expect(desk.bugs).toEqual([]);
});

test('a PC without a converter says so and offers none', async () => {
  const desk = copyOf(ready.home);
  const api = await desk.as('coordinator');
  expect(await api.copies.programs({})).toEqual({ converter: null, canOpen: false });
  await refused(api.copies.pdf({ id: ready.issued }), 'converter.missing');
  await refused(api.documents.archive({ year: 2026, withPdf: true }), 'converter.missing');
});

test('a year is taken out with a PDF beside each that counts', async () => {
  const { converter } = pretend();
  const desk = copyOf(ready.home, { converter });
  const api = await desk.as('coordinator');
  const { jobId } = await api.documents.archive({ year: 2026, withPdf: true });
  expect(await finishJob(api, { jobId })).toMatchObject({ state: 'done', error: null });
  const parts = unzipSync(await bytesOf((await api.copies.file({ jobId })).file));
  const pdfs = Object.keys(parts).filter((name) => name.endsWith('.pdf'));
  expect(pdfs).toEqual(['0001 督办单2026-001 督办单.pdf']);
  const [pdf = ''] = pdfs;
  const docx = parts[pdf.replace(/pdf$/, 'docx')] ?? new Uint8Array();
  expect(
    Buffer.from(parts[pdf] ?? [])
      .subarray(5)
      .equals(docx),
  ).toBe(true);
  expect(new TextDecoder().decode(parts['校验码.txt'])).toContain(pdf);
});

test('an archive whose converter fails leaves nothing and marks nothing', async () => {
  const { converter } = pretend();
  const desk = copyOf(ready.home, {
    converter: { ...converter, toPdf: () => Promise.resolve([]) },
  });
  const api = await desk.as('coordinator');
  const folder = join(desk.home, 'out');
  mkdirSync(folder);
  const { jobId } = await api.documents.archive({ year: 2026, withPdf: true, folder });
  expect((await finishJob(api, { jobId })).error?.code).toBe('converter.failed');
  expect(readdirSync(folder)).toEqual([]);
  expect((await api.documents.get({ id: ready.issued })).status).toBe('issued');
});

test('a lock ends the conversion', async () => {
  let cancelled = false;
  const toPdf: Converter['toPdf'] = (_letters, { signal }) =>
    new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        cancelled = true;
        reject(new Error('cancelled'));
      });
    });
  const desk = copyOf(ready.home, { converter: { name: () => '某转换程序', toPdf } });
  const api = await desk.as('coordinator');
  await api.copies.pdf({ id: ready.issued });
  desk.app.lock();
  expect(cancelled).toBe(true);
});

test('用 WPS 打开: a private copy of the frozen bytes, on record before it is seen, gone at the lock', async () => {
  const opened: string[] = [];
  const openFile = (path: string): Promise<boolean> => {
    opened.push(path);
    return Promise.resolve(true);
  };
  const desk = copyOf(ready.home, { openFile });
  const api = await desk.as('coordinator');
  expect((await api.copies.programs({})).canOpen).toBe(true);
  await refused(api.copies.open({ id: ready.draft }), 'document.draft');
  await refused(api.copies.open({ id: ready.voided }), 'document.voided');
  await api.copies.open({ id: ready.issued });
  await api.copies.open({ id: ready.issued });
  const [first = '', second = ''] = opened;
  expect(basename(first)).toBe('督办单2026-001 督办单.docx');
  expect(dirname(first)).not.toBe(dirname(second));
  const docx = await bytesOf((await api.documents.download({ id: ready.issued, format: 'docx' })).file);
  expect(readFileSync(first).equals(docx)).toBe(true);
  const isPosix = process.platform !== 'win32';
  const modes = [first, dirname(first), dirname(dirname(first))]
    .filter(() => isPosix)
    .map((path) => statSync(path).mode & 0o777);
  expect(modes).toEqual(isPosix ? [0o600, 0o700, 0o700] : []);
  writeFileSync(join(dirname(first), '.~督办单.docx'), 'what WPS puts beside it');
  desk.app.lock();
  expect(existsSync(join(desk.home, 'plain'))).toBe(false);
  const audit = await desk.as('audit');
  expect((await actions(audit)).filter((line) => line.startsWith('copies.open'))).toEqual([
    `copies.open ${ready.issued}`,
    `copies.open ${ready.issued}`,
  ]);
});

test('what no program takes is wiped at once; a door that opens nothing says so', async () => {
  const desk = copyOf(ready.home, { openFile: () => Promise.resolve(false) });
  const api = await desk.as('coordinator');
  await refused(api.copies.open({ id: ready.issued }), 'document.not-opened');
  expect(readdirSync(join(desk.home, 'plain'))).toEqual([]);
  desk.app.close();
  const browser = await createTestDesk({ home: desk.home }).as('coordinator');
  await refused(browser.copies.open({ id: ready.issued }), 'document.no-opener');
});

test('what a crash left is wiped when the desk starts, and a link in it is not followed', () => {
  const desk = copyOf(ready.home);
  desk.app.close();
  const left = join(desk.home, 'plain', 'left', 'profile');
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, '0.docx'), 'a letter');
  const elsewhere = join(desk.home, 'elsewhere.txt');
  writeFileSync(elsewhere, 'not ours to wipe');
  symlinkSync(elsewhere, join(left, 'link.docx'));
  createTestDesk({ home: desk.home });
  expect(existsSync(join(desk.home, 'plain'))).toBe(false);
  expect(readFileSync(elsewhere, 'utf8')).toBe('not ours to wipe');
});
