import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinRecoveryHalves, parseHalf, splitRecoveryKey } from '#core/vault/recovery.ts';
import { describeError } from '#shared/rpc/app-error.ts';
import { refusal, seededRandom } from './support.ts';

const random = seededRandom('recovery');
const key = random.bytes(32);
const [a, b] = splitRecoveryKey(key, 'desk-1', random);
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('two sheets of sixteen groups give the key back, for any key', () => {
  expect(a).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){15}[0-9A-HJKMNP-TV-Z]{5}$/);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const halves = splitRecoveryKey(bytes, 'desk-1', random);
      expect(Buffer.from(joinRecoveryHalves(...halves, 'desk-1'))).toEqual(Buffer.from(bytes));
    }),
  );
});

test('half a key says nothing of it: the same half A fits any key', () => {
  const same = { uuid: random.uuid, bytes: () => new Uint8Array(32).fill(9) };
  const [first] = splitRecoveryKey(key, 'd', same);
  const [second] = splitRecoveryKey(random.bytes(32), 'd', same);
  expect(parseHalf(first, 'A').share).toEqual(parseHalf(second, 'A').share);
});

test('is typed as people type', () => {
  const sloppy = a.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  const fullWidth = Array.from(b, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('');
  expect(Buffer.from(joinRecoveryHalves(` ${sloppy}\n`, fullWidth, 'desk-1'))).toEqual(Buffer.from(key));
});

describe('a slip of the finger names half and group', () => {
  test('one wrong character, anywhere', () => {
    for (let i = 0; i < a.length; i += 1) {
      if (a.charAt(i) === '-') continue;
      const other = ALPHABET.charAt((ALPHABET.indexOf(a.charAt(i)) + 1 + (i % 31)) % 32);
      const typed = a.slice(0, i) + other + a.slice(i + 1);
      expect(() => parseHalf(typed, 'A')).toThrow(
        refusal('recovery.group-wrong', {
          half: '甲',
          group: Math.floor(i / 6) + 1,
        }),
      );
    }
  });

  test('two characters of a group swapped', () => {
    const chars = fc.tuple(fc.nat(15), fc.nat(4), fc.nat(4));
    fc.assert(
      fc.property(chars, ([group, i, j]) => {
        const groups = b.split('-').map((text) => Array.from(text));
        const part = groups[group] ?? [];
        fc.pre(part[i] !== part[j]);
        [part[i], part[j]] = [part[j] ?? '', part[i] ?? ''];
        const typed = groups.map((text) => text.join('')).join('-');
        expect(() => parseHalf(typed, 'B')).toThrow(
          refusal('recovery.group-wrong', { half: '乙', group: group + 1 }),
        );
      }),
    );
  });

  test('two groups swapped', () => {
    const groups = a.split('-');
    const swapped = [...groups.slice(0, 2), groups[3], groups[2], ...groups.slice(4)].join('-');
    expect(() => parseHalf(swapped, 'A')).toThrow(refusal('recovery.group-wrong', { group: 3 }));
  });

  test('a missing character or a character that is none', () => {
    expect(() => parseHalf(a.slice(0, -1), 'A')).toThrow(
      refusal('recovery.incomplete', { half: '甲', count: 79 }),
    );
    expect(() => parseHalf('', 'B')).toThrow(refusal('recovery.incomplete', { half: '乙', count: 0 }));
    expect(() => parseHalf(`U${a.slice(1)}`, 'A')).toThrow(refusal('recovery.group-wrong', { group: 1 }));
    expect(describeError('recovery.group-wrong', { half: '甲', group: 3 })).toContain('甲半恢复密钥第 3 组');
  });

  test('groups that are right one by one but come from two sheets', () => {
    const [other] = splitRecoveryKey(random.bytes(32), 'desk-1', random);
    const mixed = [...a.split('-').slice(0, 8), ...other.split('-').slice(8)].join('-');
    expect(() => parseHalf(mixed, 'A')).toThrow(refusal('recovery.half-wrong', { half: '甲' }));
  });
});

describe('the wrong sheets', () => {
  test('the same half twice, or the halves the wrong way round', () => {
    expect(() => joinRecoveryHalves(a, a, 'desk-1')).toThrow(refusal('recovery.other-half', { half: '乙' }));
    expect(() => joinRecoveryHalves(b, a, 'desk-1')).toThrow(refusal('recovery.other-half', { half: '甲' }));
  });

  test('halves of two desks or of an old and a new set', () => {
    const [, otherDesk] = splitRecoveryKey(key, 'desk-2', random);
    const [, newSet] = splitRecoveryKey(random.bytes(32), 'desk-1', random);
    expect(() => joinRecoveryHalves(a, otherDesk, 'desk-1')).toThrow(refusal('recovery.halves-mixed'));
    expect(() => joinRecoveryHalves(a, newSet, 'desk-1')).toThrow(refusal('recovery.halves-mixed'));
  });

  test('a whole set of another desk; two splits of one key that do not go together', () => {
    expect(() => joinRecoveryHalves(a, b, 'desk-2')).toThrow(refusal('recovery.not-this-desk'));
    const [, again] = splitRecoveryKey(key, 'desk-1', random);
    expect(() => joinRecoveryHalves(a, again, 'desk-1')).toThrow(refusal('recovery.not-this-desk'));
  });
});
