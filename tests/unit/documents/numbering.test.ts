import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  acceptOfficeNumber,
  formatFormSerial,
  formatNumber,
  nextOwnNumber,
  parseNumber,
} from '#shared/domain/documents/numbering.ts';
import { AppError } from '#shared/rpc/app-error.ts';

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
  }
  return 'accepted';
}

const isTaken = (number: string): boolean => number === '示政发〔2024〕4号';

describe('发文字号', () => {
  it('is written with six-sided brackets', () => {
    expect(formatNumber('示政发', 2024, 4)).toBe('示政发〔2024〕4号');
  });

  it('reads back what it wrote', () => {
    const word = fc.stringMatching(/^[镇政发办函示]{2,8}$/u);
    fc.assert(
      fc.property(
        word,
        fc.integer({ min: 1990, max: 2999 }),
        fc.integer({ min: 1, max: 99_999 }),
        (name, year, sequence) => {
          expect(parseNumber(formatNumber(name, year, sequence))).toEqual({ word: name, year, sequence });
        },
      ),
    );
  });

  it.each([
    '示政发[2024]4号',
    '示政发（2024）4号',
    ' 示政发【2024】 4 号 ',
    '示政发〔２０２４〕４号',
    '示政发〈2024〉4号',
  ])('puts %s right', (text) =>
    expect(acceptOfficeNumber('示政发', text, () => false)).toBe('示政发〔2024〕4号'),
  );

  it.each([
    '示政发〔2024〕第4号',
    '示政发〔2024〕04号',
    '示政发〔2024〕0号',
    '示政发〔24〕4号',
    '示政发2024-4号',
    '〔2024〕4号',
    '示政发〔2024〕4',
    '',
    'ABC〔2024〕4号',
  ])('refuses %j', (text) => expect(codeOf(() => parseNumber(text))).toBe('documents.number-malformed'));

  it('refuses a double however it is typed, and allows gaps', () => {
    expect(codeOf(() => acceptOfficeNumber('示政发', '示政发(2024)4号', isTaken))).toBe(
      'documents.number-taken',
    );
    expect(acceptOfficeNumber('示政发', '示政发(2024)9号', isTaken)).toBe('示政发〔2024〕9号');
  });

  it('refuses another word’s number', () => {
    expect(codeOf(() => acceptOfficeNumber('示政函', '示政发〔2024〕4号', () => false))).toBe(
      'documents.number-word-mismatch',
    );
  });

  it('goes on from the last own number and leaves the office’s words alone', () => {
    expect(nextOwnNumber({ word: '示政函', mode: 'own' }, 2024, 0)).toBe('示政函〔2024〕1号');
    expect(nextOwnNumber({ word: '示政函', mode: 'own' }, 2024, 11)).toBe('示政函〔2024〕12号');
    expect(codeOf(() => nextOwnNumber({ word: '示政发', mode: 'office' }, 2024, 3))).toBe(
      'documents.number-issued-by-office',
    );
    expect(codeOf(() => nextOwnNumber({ word: '示政函', mode: 'own' }, 2024, 99_999))).toBe(
      'documents.number-exhausted',
    );
  });

  it('gives forms a serial that is no 发文字号', () => {
    expect(formatFormSerial('督办单', 2024, 3)).toBe('督办单2024-003');
    expect(codeOf(() => parseNumber(formatFormSerial('督办单', 2024, 3)))).toBe('documents.number-malformed');
  });
});
