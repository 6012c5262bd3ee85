import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeXlsx } from 'hucre';
import { PlanDraft } from '#shared/domain/plan/plan-draft.ts';
import { ImportReport } from '#shared/domain/import/report.ts';

const main = join(import.meta.dirname, '../../../src/main/cli/main.ts');
const password = 'Sample-pass-2026';
const folder = mkdtempSync(join(tmpdir(), 'hulei-cli-'));
const home = join(folder, 'home');
const answersFile = join(folder, 'answers.json');
const business = { HULEI_USER: 'yewu', HULEI_PASSWORD: password };

type Run = { code: number | null; out: string; err: string };

function hulei(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      HULEI_KDF: 'floor',
      ...env,
    },
  });
  return { code: status, out: stdout, err: stderr };
}

/** stdout is one JSON value and nothing else. */
function json(run: Run): unknown {
  expect(run.err).not.toContain('at ');
  return JSON.parse(run.out) as unknown;
}

function answers(seat: 'system' | 'security' | 'audit' | 'business', i: number) {
  return {
    seat,
    name: `样人${'甲乙丙丁'[i] ?? ''}`,
    login: { system: 'xt', security: 'bm', audit: 'sj', business: 'yewu' }[seat],
    password,
  };
}

let recovery: string[] = [];

beforeAll(() => {
  const seats = ['system', 'security', 'audit', 'business'] as const;
  writeFileSync(
    answersFile,
    JSON.stringify({ town: { name: '样板镇', numberWords: ['样政发'] }, accounts: seats.map(answers) }),
  );
  chmodSync(answersFile, 0o644);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('wrong use is told with the usage and exit code 2', () => {
  test.each([
    [[]],
    [['nonsense']],
    [['init']],
    [['plan']],
    [['plan', 'write', 'x']],
    [['backup', 'burn', folder]],
    [['call']],
    [['procedures', '--loud']],
  ])('%j', (args) => {
    const run = hulei([...args, '--home', home]);
    expect(run.code).toBe(2);
    expect(run.out).toBe('');
    expect(run.err).toContain('用法');
  });
});

test.skipIf(process.platform === 'win32')(
  'answers that others may read are refused, and nothing is made',
  () => {
    const run = hulei(['init', '--answers', answersFile, '--home', home]);
    expect(run.code).toBe(1);
    expect(run.err).toContain('0600');
  },
);

test('init makes a desk once and answers two halves', () => {
  chmodSync(answersFile, 0o600);
  const run = hulei(['init', '--answers', answersFile, '--home', home, '--json']);
  expect(run.code).toBe(0);
  ({ recovery } = json(run) as { recovery: string[] });
  expect(recovery).toHaveLength(2);
  const again = hulei(['init', '--answers', answersFile, '--home', home, '--json']);
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(again.err).toContain('已经有一张工作台');
});

test('procedures lists every one with its kind and access, without a home', () => {
  const list = json(hulei(['procedures', '--json'])) as { name: string; kind: string; access: unknown }[];
  expect(list.length).toBeGreaterThan(60);
  expect(list.find(({ name }) => name === 'problems.close')).toMatchObject({ kind: 'command' });
});

test('call needs an account for what needs one, and refuses a wrong password in one sentence', () => {
  const status = json(hulei(['call', 'desk.status', '--home', home, '--json']));
  expect(status).toMatchObject({ state: 'locked' });
  expect(hulei(['call', 'session.current', '--home', home, '--json'], business).code).toBe(0);
  expect(hulei(['call', 'units.list', '--home', home]).err).toContain('HULEI_USER');
  const wrong = hulei(['call', 'units.list', '--home', home], { ...business, HULEI_PASSWORD: 'no' });
  expect(wrong).toMatchObject({ code: 1, out: '' });
  expect(wrong.err.trim().split('\n')).toHaveLength(1);
  expect(hulei(['call', 'units.__proto__', '--home', home], business).code).toBe(1);
});

test('plan read needs no store and prints the draft', () => {
  const fixtures = join(import.meta.dirname, '../../fixtures/plans');
  const file = readdirSync(fixtures).find((name) => name.endsWith('.txt')) ?? '';
  const draft = PlanDraft.parse(json(hulei(['plan', 'read', join(fixtures, file), '--json'])));
  expect(draft.groups.length).toBeGreaterThan(0);
  const pdf = join(folder, 'plan.pdf');
  writeFileSync(pdf, '%PDF-1.7 not a plan');
  const refused = hulei(['plan', 'read', pdf, '--json']);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain('另存为 .docx');
});

test('import judges, stores once, and finds nothing new the second time', async () => {
  const file = join(folder, 'venues.xlsx');
  const rows = [
    ['场所名称', '类别', '所在村', '联系电话'],
    ['样板旅馆', '旅馆', '样一村', '13800000000'],
    ['', '网吧', '样二村', ''],
  ];
  writeFileSync(file, await writeXlsx({ sheets: [{ name: '台账', rows }] }));
  const judged = ImportReport.parse(
    json(hulei(['import', 'venues', file, '--dry-run', '--home', home, '--json'], business)),
  );
  expect(judged).toMatchObject({
    rows: 2,
    accepted: 1,
    unchanged: 0,
    refused: [{ row: 3, column: '场所名称' }],
  });
  const stored = json(hulei(['import', 'venues', file, '--home', home, '--json'], business));
  expect(stored).toMatchObject({ accepted: 1, unchanged: 0 });
  const again = json(hulei(['import', 'venues', file, '--home', home, '--json'], business));
  expect(again).toMatchObject({ accepted: 0, unchanged: 1 });
  expect(hulei(['import', 'unheard-of', file, '--home', home], business).code).toBe(1);
});

test('a backup is made, verified and restored into an empty place; the audit is clean', () => {
  const stick = mkdtempSync(join(folder, 'stick-'));
  const made = json(hulei(['backup', 'create', stick, '--home', home, '--json'], business)) as {
    folder: string;
  };
  expect(hulei(['backup', 'verify', made.folder, '--home', home]).code).toBe(0);
  const halves = join(folder, 'halves.json');
  writeFileSync(halves, JSON.stringify({ recovery }), { mode: 0o600 });
  const elsewhere = join(folder, 'elsewhere');
  expect(hulei(['backup', 'restore', made.folder, '--halves', halves, '--home', elsewhere]).code).toBe(0);
  const list = json(
    hulei(
      ['call', 'registers.list', '--input', '{"register":"venues"}', '--home', elsewhere, '--json'],
      business,
    ),
  );
  expect(list).toMatchObject({ total: 1 });
  expect(json(hulei(['audit', 'verify', '--home', elsewhere, '--json'], business))).toMatchObject({
    state: 'clean',
  });
  const missing = hulei(['backup', 'create', join(folder, 'unplugged'), '--home', home], business);
  expect(missing).toMatchObject({ code: 1, out: '' });
  expect(missing.err).toContain('U 盘');
  const onto = hulei(['backup', 'restore', made.folder, '--halves', halves, '--home', home]);
  expect(onto.code).toBe(1);
});
