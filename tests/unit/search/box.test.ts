import { describe, expect, it } from 'vitest';
import { groupLines, screenLines } from '../../../src/renderer/src/features/find/find-lines.ts';
import type { FindLine } from '../../../src/renderer/src/features/find/find-lines.ts';

const screens = [
  { label: '今日', route: '/today' },
  { label: '重点场所台账', route: '/registers/venues' },
  { label: '台账', route: '/registers' },
];

function line(kind: string, title: string): FindLine {
  return { key: title, kind, title, subtitle: '', why: '', route: `/${title}` };
}

describe('the box', () => {
  it('offers screens whose name holds every word, the begun ones first', () => {
    expect(screenLines(screens, '台账').map(({ title }) => title)).toEqual(['台账', '重点场所台账']);
    expect(screenLines(screens, '重点 台账').map(({ title }) => title)).toEqual(['重点场所台账']);
    expect(screenLines(screens, '　')).toEqual([]);
  });

  it('groups by kind without changing what comes first', () => {
    const groups = groupLines([line('人', '甲'), line('场所', '乙'), line('人', '丙')]);
    expect(groups.map(({ kind, lines }) => [kind, lines.map(({ title }) => title)])).toEqual([
      ['人', ['甲', '丙']],
      ['场所', ['乙']],
    ]);
  });
});
