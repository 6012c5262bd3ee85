import '../../support/quick-argon.ts';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Api } from '#shared/rpc/client.ts';
import { prepareSetUp, prepareTown } from '../../support/prepared.ts';
import type { Prepared } from '../../support/prepared.ts';
import { copyOf, createTestDesk, finishJob, testFolder } from '../../support/test-desk.ts';
import type { TestDesk } from '../../support/test-desk.ts';
import { refused } from '../../support/refused.ts';
import { foundProblem } from '../../support/work.ts';
import { people } from '../../support/town.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const mirrored = ['units', 'people', 'plan', 'problems', 'venues'] as const;

/** What the desk shows, to be compared after a restore. */
async function contents(api: Api): Promise<Record<(typeof mirrored)[number], unknown>> {
  const venues = await api.registers.list({ register: 'venues' });
  const rows = await api.problems.list({ filter: 'all' });
  return {
    units: await api.units.list({}),
    people: await api.people.list({}),
    plan: await api.plan.current({}),
    problems: await Promise.all(rows.map(({ id }) => api.problems.get({ id }))),
    venues: await Promise.all(venues.rows.map(({ id }) => api.registers.get({ register: 'venues', id }))),
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function backedUp(desk: TestDesk): Promise<{ api: Api; stick: string; folder: string }> {
  const stick = testFolder();
  const api = await desk.as('coordinator');
  const job = await finishJob(api, await api.backups.create({ folder: stick }));
  expect(job).toMatchObject({ state: 'done', progress: 1, error: null });
  return { api, stick, folder: job.folder ?? '' };
}

test('a backup restored into an empty home is the same desk, and its audit is clean', async () => {
  const desk = copyOf(town.home);
  const problemId = await foundProblem(await desk.as('coordinator'), town);
  const { api, stick, folder } = await backedUp(desk);
  const before = await contents(api);
  const photoId = (await api.problems.get({ id: problemId })).before[0]?.id ?? '';
  const photoBytes = await (await api.files.get({ id: photoId })).file.bytes();
  expect(await api.backups.history({})).toMatchObject([{ sequence: 1, folder, by: '协调丁' }]);
  expect(await api.backups.find({ folder: stick })).toMatchObject([
    {
      folder,
      townName: '示例镇',
      sequence: 1,
      isComplete: true,
      counts: { venues: 3, problems: 1, files: 1 },
    },
  ]);

  const fresh = createTestDesk();
  const stranger = fresh.connect().api;
  const job = await finishJob(stranger, await stranger.backups.restore({ folder, halves: town.recovery }));
  expect(job).toMatchObject({ state: 'done', error: null });
  const restored = await fresh.as('coordinator');
  expect(await contents(restored)).toEqual(before);
  expect(await (await restored.files.get({ id: photoId })).file.bytes()).toEqual(photoBytes);
  expect((await restored.audit.verify({})).state).toBe('clean');
  for (const who of ['system', 'security', 'audit', 'officer'] as const) {
    expect(await (await fresh.as(who)).session.current({})).toMatchObject({ login: people[who].login });
  }
  expect(readdirSync(fresh.home)).not.toContain('restore.partial');
  expect([...desk.bugs, ...fresh.bugs]).toEqual([]);
});

test('one flipped bit in any file of a backup is found, and such a backup restores nothing', async () => {
  const desk = copyOf(town.home);
  await foundProblem(await desk.as('coordinator'), town);
  const { api, stick, folder } = await backedUp(desk);
  expect(await finishJob(api, await api.backups.verify({ folder }))).toMatchObject({ state: 'done' });
  const files = filesBelow(stick);
  expect(files.map((path) => basename(path))).toEqual(
    expect.arrayContaining(['manifest.json', 'keys.json', 'office.db', 'records.db']),
  );
  const fresh = createTestDesk();
  const stranger = fresh.connect().api;
  for (const path of files) {
    const whole = readFileSync(path);
    const at = Math.floor(whole.length / 2);
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    writeFileSync(path, flipped);
    const verdict = await finishJob(api, await api.backups.verify({ folder }));
    expect([basename(path), verdict.state, verdict.error?.code]).toEqual([
      basename(path),
      'failed',
      'backup.damaged',
    ]);
    const restore = await finishJob(
      stranger,
      await stranger.backups.restore({ folder, halves: town.recovery }),
    );
    expect(restore).toMatchObject({ state: 'failed', error: { code: 'backup.damaged' } });
    rmSync(path);
    const missing = await finishJob(api, await api.backups.verify({ folder }));
    expect(missing.error?.code).toBe(
      basename(path) === 'manifest.json' ? 'backup.missing' : 'backup.damaged',
    );
    writeFileSync(path, whole);
  }
  expect(await stranger.desk.status({})).toMatchObject({ state: 'empty' });
  expect(readdirSync(fresh.home).filter((name) => name.endsWith('.db') && name !== 'lock.db')).toEqual([]);
  expect([...desk.bugs, ...fresh.bugs]).toEqual([]);
});

test('a second backup copies new attachments only and names the one before it', async () => {
  const desk = copyOf(town.home);
  const { api, stick, folder } = await backedUp(desk);
  await foundProblem(api, town);
  desk.clock.advance(60_000);
  const second = await finishJob(api, await api.backups.create({ folder: stick }));
  expect(second.state).toBe('done');
  const manifest = JSON.parse(readFileSync(join(second.folder ?? '', 'manifest.json'), 'utf8')) as {
    body: { sequence: number; previous: string | null; objects: unknown[] };
  };
  expect(manifest.body).toMatchObject({ sequence: 2 });
  expect(manifest.body.previous).toMatch(/^[0-9a-f]{64}$/);
  expect((await api.backups.find({ folder: stick })).map(({ sequence }) => sequence)).toEqual([2, 1]);
  expect(await finishJob(api, await api.backups.verify({ folder }))).toMatchObject({ state: 'done' });
});

test('two backups at once: the second is refused, the first is whole', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const stick = testFolder();
  const first = await api.backups.create({ folder: stick });
  await refused(api.backups.create({ folder: stick }), 'job.running');
  const job = await finishJob(api, first);
  expect(job.state).toBe('done');
  expect(await finishJob(api, await api.backups.verify({ folder: job.folder ?? '' }))).toMatchObject({
    state: 'done',
  });
  expect(desk.bugs).toEqual([]);
});

test('a restore takes both halves of this desk, in their places', async () => {
  const desk = copyOf(town.home);
  const { folder } = await backedUp(desk);
  const other = await prepareSetUp();
  const fresh = createTestDesk();
  const { api } = fresh.connect();
  const [a, b] = town.recovery;
  const outcome = async (halves: [string, string]) =>
    (await finishJob(api, await api.backups.restore({ folder, halves }))).error?.code;
  expect(await outcome([b, a])).toBe('recovery.other-half');
  expect(await outcome([a, other.recovery[1]])).toBe('recovery.halves-mixed');
  expect(await outcome(other.recovery)).toBe('recovery.not-this-desk');
  expect(await outcome([a, `${b.slice(0, -1)}${b.endsWith('2') ? '3' : '2'}`])).toMatch(/^recovery\./);
  expect(await outcome([a, 'x'])).toBe('recovery.incomplete');
  expect(await api.desk.status({})).toMatchObject({ state: 'empty' });
  expect(await outcome([a, b])).toBeUndefined();
  await refused(api.backups.restore({ folder, halves: [a, b] }), 'backup.desk-in-use');
  await fresh.as('coordinator');
  await refused(api.backups.restore({ folder, halves: [a, b], into: testFolder() }), 'backup.desk-in-use');
  expect(fresh.bugs).toEqual([]);
});

test('a restore goes into the folder that was chosen, unless a desk lies there', async () => {
  const desk = copyOf(town.home);
  const { folder } = await backedUp(desk);
  const occupied = (await prepareSetUp()).home;
  const fresh = createTestDesk();
  const { api } = fresh.connect();
  const halves = town.recovery;
  await refused(api.backups.restore({ folder, halves, into: occupied }), 'backup.desk-in-use');
  const into = join(testFolder(), 'new');
  expect(await finishJob(api, await api.backups.restore({ folder, halves, into }))).toMatchObject({
    state: 'done',
  });
  fresh.app.close();
  const again = createTestDesk({ home: fresh.home });
  expect(await again.connect().api.desk.status({})).toMatchObject({ state: 'locked', folder: into });
  await again.as('coordinator');
});

test('a cancelled backup leaves nothing behind, and the next one is done', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  const stick = testFolder();
  const started = await api.backups.create({ folder: stick });
  await api.jobs.cancel({ id: started.jobId });
  expect(await finishJob(api, started)).toMatchObject({
    state: 'cancelled',
    error: { code: 'job.cancelled' },
  });
  expect(filesBelow(stick)).toEqual([]);
  expect(readdirSync(desk.home)).not.toContain('backup.partial');
  expect(await api.backups.history({})).toEqual([]);
  expect(await finishJob(api, await api.backups.create({ folder: stick }))).toMatchObject({ state: 'done' });
  expect(desk.bugs).toEqual([]);
});

test('a place that is gone or too small is refused before anything is written', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('coordinator');
  await refused(api.backups.create({ folder: join(testFolder(), 'gone') }), 'backup.place-missing');
  await refused(api.backups.create({ folder: '/proc/nothing' }), 'backup.place-missing');
  await refused(api.jobs.get({ id: 'nothing' }), 'record.missing');
  const nothing = await finishJob(api, await api.backups.verify({ folder: testFolder() }));
  expect(nothing.error?.code).toBe('backup.missing');
  expect(await api.backups.find({ folder: join(testFolder(), 'gone') })).toEqual([]);
  expect(desk.bugs).toEqual([]);
});

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

test.skipIf(!isRoot)(
  'a stick without room is refused with figures and stays empty (needs root for a tmpfs)',
  async (context) => {
    const mount = testFolder();
    mkdirSync(mount, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mount], { stdio: 'ignore' });
    } catch {
      context.skip('this machine allows no mount');
    }
    onTestFinished(() => void execFileSync('umount', [mount]));
    const desk = copyOf(town.home);
    const api = await desk.as('coordinator');
    const job = await finishJob(api, await api.backups.create({ folder: mount }));
    expect(job).toMatchObject({ state: 'failed', error: { code: 'backup.no-space' } });
    expect(job.message).toMatch(/需要约 \d+ MB，只剩 1 MB/);
    expect(readdirSync(mount)).toEqual([]);
  },
);

test('the envelopes are tried without opening anything', async () => {
  const desk = copyOf(town.home);
  const api = await desk.as('audit');
  await api.backups.drill({ halves: town.recovery });
  await refused(api.backups.drill({ halves: (await prepareSetUp()).recovery }), 'recovery.not-this-desk');
  const [newest] = await api.audit.list({});
  expect(newest).toMatchObject({ action: 'backups.drill', typist: '审计丙' });
  expect(desk.bugs).toEqual([]);
});
