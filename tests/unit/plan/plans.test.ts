import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { readPlan } from '#core/plan/read-plan.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/plans');
const SEED = join(import.meta.dirname, '../../../../shared/seed/plan-2024-no4.txt');

const names = readdirSync(FIXTURES).filter((name) => name.endsWith('.txt'));

/** The drafts beside the fixtures were checked by eye against the plans. */
describe('invented plans in different layouts', () => {
  it.each(names)('%s', (name) => {
    const expected: unknown = JSON.parse(readFileSync(join(FIXTURES, name.replace('.txt', '.json')), 'utf8'));
    expect(readPlan(readFileSync(join(FIXTURES, name)), name)).toEqual(expected);
  });
});

describe('the encodings of a .txt file', () => {
  const text = readFileSync(join(FIXTURES, 'inline-labels.txt'), 'utf8');
  const expected = readPlan(new TextEncoder().encode(text), 'a.txt');

  function utf16(isLittle: boolean): Uint8Array {
    const bytes = new Uint8Array(text.length * 2 + 2);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0xfeff, isLittle);
    for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2 + 2, text.charCodeAt(at), isLittle);
    return bytes;
  }

  function gbk(): Uint8Array {
    const codes = new Map<string, readonly number[]>();
    const decoder = new TextDecoder('gbk');
    for (let high = 0x81; high <= 0xfe; high += 1) {
      for (let low = 0x40; low <= 0xfe; low += 1)
        codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
    }
    return Uint8Array.from(
      Array.from(
        text.replaceAll('﹝', '〔').replaceAll('﹞', '〕'),
        (sign) => codes.get(sign) ?? [sign.charCodeAt(0)],
      ).flat(),
    );
  }

  it.each([
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-16, little end first', utf16(true)],
    ['UTF-16, big end first', utf16(false)],
    ['GBK', gbk()],
  ])('%s reads the same', (_, bytes) => {
    expect(readPlan(bytes, 'a.txt')).toEqual(expected);
  });

  it('reads lines ended in any way', () => {
    expect(readPlan(new TextEncoder().encode(text.replaceAll('\n', '\r\n')), 'a.txt')).toEqual(expected);
  });
});

/** The plan the desk was built for holds real names, so it stays outside the repository; only figures are checked here. */
describe.skipIf(!existsSync(SEED))('the real plan (skipped where it is not at hand)', () => {
  const draft = existsSync(SEED) ? readPlan(readFileSync(SEED), 'plan.txt') : undefined;

  it('is read completely', () => {
    expect(draft?.unread).toEqual([]);
    expect(draft?.title).toMatch(/^.{2,4}镇“.+”实施方案$/);
    expect([draft?.number?.slice(1), draft?.issuedOn]).toEqual(['政发〔2024〕4号', '2024-02-02']);
    expect(draft?.period).toEqual({ from: '2024-02-02', to: '2024-12-31' });
    expect(draft?.phases.map(({ name, from, to }) => `${name} ${from} ${to}`)).toEqual([
      '动员部署阶段 2023-12-22 2024-01-10',
      '排查整治阶段 2024-01-11 2024-06-30',
      '巩固成果阶段 2024-07-01 2024-12-31',
    ]);
  });

  it('gives every leader, unit, group and duty', () => {
    expect([draft?.leadingGroup.advisers.length, draft?.leadingGroup.head.length]).toEqual([1, 1]);
    expect(draft?.leadingGroup.deputies.map(({ note }) => note ?? '')).toEqual([
      '',
      '',
      '',
      '',
      '常务',
      '',
      '',
      '',
      '',
      '',
      '',
    ]);
    expect(draft?.leadingGroup.deputies.every(({ name }) => name.length >= 2 && name.length <= 3)).toBe(true);
    expect([draft?.memberUnits.length, draft?.memberUnits.at(-1)]).toEqual([12, '各村民委员会']);
    const figures = draft?.groups.map((group) => [
      group.name,
      group.head.length,
      group.deputies.length,
      group.leadUnits.length,
      group.responsibleUnits.length,
      group.duties.length,
    ]);
    expect(figures).toEqual([
      ['综合协调组', 1, 1, 1, 0, 4],
      ['打击整治组', 1, 6, 1, 6, 6],
      ['宣传引导组', 1, 2, 2, 0, 3],
      ['教育预防组', 1, 1, 1, 8, 5],
      ['救助保护组', 1, 1, 1, 5, 3],
      ['执纪倒查组', 1, 1, 1, 1, 3],
    ]);
  });

  it('gives every demand that returns', () => {
    expect(draft?.obligations.map(({ every, times, group, duty }) => [every, times, group, duty])).toEqual([
      ['unspecified', null, '综合协调组', 3],
      ['month', 2, '打击整治组', 4],
      ['week', 1, '打击整治组', 4],
      ['unspecified', null, '教育预防组', 3],
      ['unspecified', null, '教育预防组', 5],
      ['unspecified', null, '执纪倒查组', 1],
    ]);
  });
});
