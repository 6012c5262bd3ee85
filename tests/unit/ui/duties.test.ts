import { describe, expect, it } from 'vitest';
import type { DutyLine, ObligationRow } from '#shared/contract/obligations.ts';
import {
  describeDemand,
  dutyKey,
  filterLines,
  standingOf,
  toLines,
} from '../../../src/renderer/src/features/obligations/obligation-words.ts';
import type { DutyFilter } from '../../../src/renderer/src/features/obligations/obligation-words.ts';

const row: ObligationRow = {
  id: 'o1',
  text: '每周检查',
  dutyId: 'd1',
  group: '场所组',
  duty: 1,
  unitName: null,
  subject: 'venue',
  byItem: false,
  source: 'plan',
  every: 'week',
  times: 1,
  rhythm: '每周至少 1 次',
  reason: '',
  effectiveOn: '2026-11-09',
  isCountable: true,
  isByHand: false,
  isPaused: false,
  current: {
    key: '2026-W48',
    label: '第48周',
    to: '2026-11-29',
    owed: 3,
    done: 1,
    missed: 0,
    waiting: 2,
  },
  state: null,
  missedEver: 0,
  evidencedEver: 0,
  lastMissed: 0,
};
const duty = (no: number, obligationIds: string[]): DutyLine => ({
  dutyId: `d${no}`,
  group: '场所组',
  no,
  text: `第${no}条`,
  obligationIds,
  standing: obligationIds.length > 0 ? 'settled' : 'unsettled',
});
const byHand: ObligationRow = { ...row, id: 'o2', dutyId: null, text: '每月开会', missedEver: 2 };

const lines = toLines([duty(1, ['o1']), duty(2, [])], [row, byHand]);
const ids = (filter: DutyFilter) => filterLines(lines, filter).map(({ id }) => id);

describe('the list of clauses', () => {
  it('leaves no clause out: one without an obligation stands for itself', () => {
    expect(lines.map(({ id, place }) => [id, place])).toEqual([
      ['o1', '场所组 1'],
      [dutyKey('d2'), '场所组 2'],
      ['o2', '—'],
    ]);
  });

  it('narrows to what is open, unsettled, or was ever missed', () => {
    expect(ids('all')).toHaveLength(3);
    expect(ids('unsettled')).toEqual([dutyKey('d2')]);
    expect(ids('missed')).toEqual(['o2']);
    expect(ids('open')).toEqual(['o1', 'o2']);
    expect(ids('none')).toEqual([]);
  });
});

describe('how one stands in a word', () => {
  it.each([
    [{}, '1/3', 'open'],
    [{ every: 'unspecified' as const, current: null }, '未定频次', 'soon'],
    [{ every: 'none' as const, current: null }, '不设周期', 'quiet'],
    [{ isPaused: true }, '暂停中', 'quiet'],
    [{ isCountable: false }, '本台暂不统计', 'quiet'],
    [{ state: 'due-soon' as const }, '快到期', 'soon'],
    [{ current: null }, '本期不要求', 'quiet'],
  ])('%o is %s', (change, word, tone) => {
    expect(standingOf({ ...row, ...change })).toEqual({ word, tone });
  });

  it('says for each of whom and how often', () => {
    expect(describeDemand(row)).toBe('每个重点场所，每周至少 1 次');
    expect(describeDemand({ ...row, subject: 'school', byItem: true, rhythm: '每学期至少 1 次' })).toBe(
      '每所学校每一项，每学期至少 1 次',
    );
  });
});
