import '../support/quick-argon.ts';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { isRequestEnvelope } from '#core/rpc/envelope.ts';
import { declaredProcedures } from '../support/contract.ts';
import { prepareTown } from '../support/prepared.ts';
import type { Prepared } from '../support/prepared.ts';
import { copyOf } from '../support/test-desk.ts';
import type { TestDesk } from '../support/test-desk.ts';
import { inspection } from '../support/work.ts';
import { auditHeadOf, everything, FUZZ_RUNS, rawCaller } from './raw-calls.ts';

let town: Prepared;
beforeAll(async () => {
  town = await prepareTown();
});

const nested = (depth: number, open: string, close: string): string =>
  `${open.repeat(depth)}{}${close.repeat(depth)}`;

/** JSON texts that have broken somebody's server before. */
const hostileTexts = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"id":"__proto__","register":"__proto__"}',
  '{"toString":1,"valueOf":null,"hasOwnProperty":[]}',
  '{"id":{"__proto__":[]},"revision":1e999}',
  '{"values":{"__proto__":{"polluted":true},"name":"x"},"register":"venues"}',
  '{"then":"not a promise"}',
  '"\\ud800"',
  '-0',
  '1e400',
  nested(3000, '[', ']'),
  nested(3000, '{"a":', '}'),
  `"${'长'.repeat(100_000)}"`,
  `[${'0,'.repeat(20_000)}0]`,
  `{${Array.from({ length: 5000 }, (_, i) => `"k${i}":${i}`).join(',')}}`,
];
const words = ['__proto__', 'constructor', 'prototype', 'json', 'meta', '0', 'a', '', '..'];
const text = fc.oneof(fc.json({ maxDepth: 4 }), fc.constantFrom(...hostileTexts));
const path = fc.array(fc.oneof(fc.constantFrom(...words), fc.nat(5)), { maxLength: 4 });
/** The library's own notes on types beside the JSON: they name places in it, and so could name a prototype. */
const meta = fc.oneof(
  fc.constant('[]'),
  fc.json({ maxDepth: 2 }),
  fc
    .array(fc.tuple(fc.integer({ min: -1, max: 9 }), path), { maxLength: 3 })
    .map((notes) => JSON.stringify(notes.map(([type, at]) => [type, ...at]))),
);
const body = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(text, meta).map(([json, notes]) => `{"json":${json},"meta":${notes}}`) },
  { weight: 1, arbitrary: text },
);

/**
 * A command that takes nothing cannot be called wrongly, a backup is written where it is told, and a workbook that
 * is rightly asked for leaves its audit row.
 */
const callableByChance = ['backups.create', 'registers.workbook'];
const targets = declaredProcedures.filter(
  ({ name, meta: { kind }, takesNothing }) =>
    !(kind === 'command' && takesNothing) && !callableByChance.includes(name),
);

async function atWork(): Promise<TestDesk> {
  const desk = copyOf(town.home);
  await desk.as('coordinator');
  return desk;
}

function assertNoPollution(): void {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(([] as { polluted?: boolean } & unknown[]).polluted).toBeUndefined();
}

test(`whatever is sent to whatever procedure (${FUZZ_RUNS} calls), nothing changes and nothing breaks`, async () => {
  const desk = await atWork();
  const { session } = desk.lastConnection();
  const pipe = desk.connect();
  desk.lastConnection().session = session;
  const call = rawCaller(pipe);
  const before = everything(desk);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...targets),
      body,
      async ({ area, procedure, meta: declared }, input) => {
        const outcome = await call(input, `/${area}/${procedure}`);
        expect(declared.kind === 'command' ? ['refused'] : ['refused', 'done']).toContain(outcome);
      },
    ),
    { numRuns: FUZZ_RUNS },
  );
  assertNoPollution();
  expect(everything(desk)).toBe(before);
  expect(desk.bugs).toEqual([]);
});

test('a right call with one wrong part is refused whole, or done whole', async () => {
  const desk = await atWork();
  const api = await desk.as('coordinator');
  const [venueId = ''] = town.venues;
  const { session } = desk.lastConnection();
  const pipe = desk.connect();
  desk.lastConnection().session = session;
  const call = rawCaller(pipe);
  const fails = { 'hotel-id': '缺登记' };
  const right: Record<string, unknown> = {
    'checks/record': await inspection(api, venueId, { unitIds: [town.units.office], fails }),
    'registers/save': { register: 'venues', values: { name: '甲店', kind: 'hotel', village: '东河村' } },
    'units/save': { name: '某单位', kind: 'office', aliases: ['某所'] },
    'people/save': { name: '某人', title: '', unitId: town.units.office },
    'documents/saveWord': { word: '示例办发', mode: 'own', lastUsed: 3 },
  };
  const wrong = fc.oneof(
    fc.json({ maxDepth: 2 }).map((json) => JSON.parse(json) as unknown),
    fc.constantFrom(
      '__proto__',
      '',
      ' ',
      '0',
      -1,
      1e21,
      null,
      [],
      {},
      '\u0000',
      '🙂'.repeat(300),
      '2026-02-30',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(right)), fc.nat(), wrong, async (target, at, value) => {
      const head = auditHeadOf(desk);
      const outcome = await call(
        JSON.stringify({ json: replaceLeaf(right[target], at, value) }),
        `/${target}`,
      );
      expect(['refused', 'done']).toContain(outcome);
      // What was done leaves a row, unless it was so already; what was refused leaves none.
      expect(outcome === 'done' ? [0, 1] : [0]).toContain(auditHeadOf(desk) - head);
    }),
    { numRuns: Math.ceil(FUZZ_RUNS / 4) },
  );
  expect((await api.audit.verify({})).state).toBe('clean');
  expect(desk.app.desk()?.records?.pragma('foreign_key_check')).toEqual([]);
  expect(desk.bugs).toEqual([]);
});

/** The value with one of its parts, inner or outer, replaced. */
function replaceLeaf(value: unknown, at: number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[at % keys.length];
  if (key === undefined) return by;
  const rest = Math.floor(at / keys.length);
  const part = (value as Record<string, unknown>)[key];
  const changed = rest % 3 === 0 ? by : replaceLeaf(part, Math.floor(rest / 3), by);
  return Array.isArray(value)
    ? value.map((old: unknown, i) => (String(i) === key ? changed : old))
    : { ...value, [key]: changed };
}

const envelope = fc.oneof(
  fc.string(),
  fc.json(),
  fc.uint8Array({ maxLength: 200 }),
  fc
    .record(
      {
        i: fc.oneof(fc.string({ maxLength: 80 }), fc.constant('1'), fc.integer()),
        t: fc.oneof(fc.integer({ min: -1, max: 6 }), fc.constant('1')),
        p: fc.oneof(
          fc.constant(null),
          fc.record(
            {
              u: fc.oneof(
                fc.webUrl(),
                fc.constantFrom('/desk/status', '/session/current', '//', '/desk//status', '/__proto__/x'),
              ),
              b: fc.json({ maxDepth: 2 }).map((json) => JSON.parse(json) as unknown),
              h: fc.oneof(
                fc.dictionary(
                  fc.constantFrom('content-type', 'content-disposition', 'x', '__proto__'),
                  fc.string(),
                ),
                fc.constantFrom(
                  { 'content-type': 'multipart/form-data; boundary=x' },
                  { 'content-type': 'multipart/form-data' },
                  { 'content-type': 'text/event-stream' },
                  { 'content-type': 'application/x-www-form-urlencoded' },
                  { 'content-disposition': 'attachment; filename="../../x"' },
                ),
                fc.integer(),
              ),
              m: fc.constantFrom('POST', 'GET', 'PUT', 1),
            },
            { requiredKeys: ['u'] },
          ),
        ),
      },
      { requiredKeys: ['i', 'p'] },
    )
    .map((message) => JSON.stringify(message)),
  fc.constantFrom(...hostileTexts),
);

test(`no message (${FUZZ_RUNS}) reaches beyond its own pipe`, async () => {
  const desk = await atWork();
  const before = everything(desk);
  let stranger = desk.connect();
  await fc.assert(
    fc.asyncProperty(envelope, async (message) => {
      if (stranger.isClosed()) stranger = desk.connect();
      const isWellFormed = isRequestEnvelope(message);
      stranger.send(message);
      if (!isWellFormed) await stranger.closed;
    }),
    { numRuns: FUZZ_RUNS },
  );
  const { api } = desk.connect();
  expect(await api.desk.status({})).toMatchObject({ state: 'open' });
  assertNoPollution();
  expect(everything(desk)).toBe(before);
});
