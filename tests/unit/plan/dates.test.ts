import { describe, expect, it } from 'vitest';

import { findWholeDay, listSpans, plainDates } from '#core/plan/dates.ts';
import type { Prose } from '#core/plan/findings.ts';
import { readPhase, settlePhases, splitPhases } from '#core/plan/phases.ts';
import { settlePeriod } from '#core/plan/period.ts';
import { toLine } from '#core/plan/source.ts';

const CONTEXT = { issuedOn: '2024-02-02', year: 2024 };

describe('stretches of time', () => {
  it.each([
    ['2024年1月11日至2024年6月30日', '2024-01-11', '2024-06-30'],
    ['2024年1月11日至6月30日', '2024-01-11', '2024-06-30'],
    ['2024年1月至3月', '2024-01-01', '2024-03-31'],
    ['2024年1-3月', '2024-01-01', '2024-03-31'],
    ['3月1日至15日', '2024-03-01', '2024-03-15'],
    ['3月1-15日', '2024-03-01', '2024-03-15'],
    ['即日起至2024年12月底', '2024-02-02', '2024-12-31'],
    ['即日起至2月底', '2024-02-02', '2024-02-29'],
    ['2023年2月至2月底', '2023-02-01', '2023-02-28'],
    ['从2024年3月1日起，至11月30日结束', '2024-03-01', '2024-11-30'],
    ['2024年12月—2025年2月', '2024-12-01', '2025-02-28'],
    ['11月至次年2月', '2024-11-01', '2025-02-28'],
    ['11月至2月', '2024-11-01', '2025-02-28'],
    ['2024.4.1-2024.10.31', '2024-04-01', '2024-10-31'],
    ['2024-04-01至2024-10-31', '2024-04-01', '2024-10-31'],
    ['2024.4.1～10.31', '2024-04-01', '2024-10-31'],
    ['２０２４年４月１日－５月１日', '2024-04-01', '2024-05-01'],
    ['二〇二四年三月一日至三月三十一日', '2024-03-01', '2024-03-31'],
    ['2024 年 3 月 1 日 — 3 月 31 日', '2024-03-01', '2024-03-31'],
    ['3月上旬', '2024-03-01', '2024-03-10'],
    ['2024年下半年', '2024-07-01', '2024-12-31'],
    ['第四季度', '2024-10-01', '2024-12-31'],
    ['至12月底', null, '2024-12-31'],
    ['3月底前', null, '2024-03-31'],
    ['2024年6月30日前', null, '2024-06-30'],
    ['年底前', null, '2024-12-31'],
    ['2024年7月1日起', '2024-07-01', null],
    ['2024年2月30日', null, null],
    ['2024年13月', null, null],
  ])('%s', (text, from, to) => {
    expect(listSpans(plainDates(text), CONTEXT)[0]).toMatchObject({ from, to });
  });

  it('gives no day where no year is known', () => {
    expect(listSpans('3月1日至5日', { issuedOn: null, year: null })[0]).toMatchObject({
      from: null,
      to: null,
    });
  });

  it.each([
    ['2024年2月2日', '2024-02-02'],
    ['  2024 年 2 月 2 日', '2024-02-02'],
    ['二○二四年十二月三十一日', '2024-12-31'],
    ['（2024年2月2日）', '2024-02-02'],
    ['2024年2月', null],
    ['2024年2月2日印发', null],
  ])('a line that is a day: %s', (text, day) => {
    expect(findWholeDay(text)).toBe(day);
  });
});

describe('phases', () => {
  it.each([
    [
      '动员准备阶段（2023年12月25日至2024年1月15日)）。召开会议。',
      '动员准备阶段',
      '2023-12-25',
      '2024-01-15',
    ],
    ['第一阶段：动员部署（1月1日—1月31日）', '动员部署', '2024-01-01', '2024-01-31'],
    ['动员部署阶段：2024年1月。', '动员部署阶段', '2024-01-01', '2024-01-31'],
    ['2024年1月1日至1月31日为动员部署阶段。', '动员部署阶段', '2024-01-01', '2024-01-31'],
    ['第一阶段（2024年3月）为动员部署阶段，开会', '动员部署阶段', '2024-03-01', '2024-03-31'],
    ['第二阶段（4月1日~6月30日）：集中攻坚。全面', '集中攻坚', '2024-04-01', '2024-06-30'],
    ['排查摸底阶段。2024年2月1日-2月29日', '排查摸底阶段', '2024-02-01', '2024-02-29'],
    ['动员阶段。自2024年3月1日起至3月10日止。', '动员阶段', '2024-03-01', '2024-03-10'],
    ['总结阶段（12月底前）', '总结阶段', null, '2024-12-31'],
    ['常态长效阶段（长期）', '常态长效阶段', null, null],
    ['动员部署阶段。召开会议，3月15日前报送方案。', '动员部署阶段', null, null],
  ])('%s', (text, name, from, to) => {
    expect(readPhase(text, CONTEXT)).toMatchObject({ name, from, to, isPhase: true });
  });

  it('are no announcement of how many there are', () => {
    expect(readPhase('即日起至2024年12月底，分三个阶段。', CONTEXT).isPhase).toBe(false);
  });

  it('are parted in one paragraph', () => {
    expect(splitPhases('分两步：一是动员阶段（1月）；二是总结阶段（2月）。')?.items).toEqual([
      '动员阶段（1月）；',
      '总结阶段（2月）。',
    ]);
  });

  it('run on into the next year when the plan was issued at the end of one', () => {
    const settled = settlePhases(
      ['动员（12月1日至12月31日）', '整治（1月1日至6月30日）'].map((text) => readPhase(text, CONTEXT)),
    );
    expect(settled.map(({ from, to }) => [from, to])).toEqual([
      ['2024-12-01', '2024-12-31'],
      ['2025-01-01', '2025-06-30'],
    ]);
  });
});

function prose(text: string, heading: string): Prose {
  return { line: toLine(1, text), text, topic: 'guide', heading, inPhase: false };
}

describe('the period', () => {
  it.each([
    ['即日起至2024年12月底，全面发起攻势。', '2024-02-02', '2024-12-31'],
    ['自2024年3月1日起，为期半年。', '2024-03-01', '2024-08-31'],
    ['自2024年3月起开展为期一年的行动。', '2024-03-01', '2025-02-28'],
    ['力争到2024年底有明显下降。', '2024-01-01', '2024-06-30'],
  ])('%s', (text, from, to) => {
    const phases = [{ name: '阶段', from: '2024-01-01', to: '2024-06-30' }];
    expect(settlePeriod([prose(text, '工作目标')], phases, CONTEXT).period).toEqual({ from, to });
  });
});
