import { describe, expect, it } from 'vitest';

import { listDemands } from '#core/plan/obligations.ts';

describe('how often a text demands something', () => {
  it.each([
    ['每月至少开展2次联合执法', 'month', 2],
    ['重点场所每周至少检查一次', 'week', 1],
    ['每季度不少于一次走访', 'quarter', 1],
    ['每学期至少上2节法治课', 'term', 2],
    ['每年体检', 'year', 1],
    ['每半年开展1次评估', 'year', 2],
    ['每半年不少于两次', 'year', 4],
    ['每月3次走访', 'month', 3],
    ['一月一次', 'month', 1],
    ['一周两次巡查', 'week', 2],
    ['一季一通报', 'quarter', 1],
    ['每两周开展一次巡查', 'month', 2],
    ['每半月调度', 'month', 2],
    ['每旬报告', 'month', 3],
    ['每日巡查', 'week', 7],
    ['每天两次检查', 'week', 14],
    ['每个工作日巡查', 'week', 5],
    ['每三个月评估一次', 'quarter', 1],
    ['每两个月走访', 'year', 6],
    ['每15天巡查1次', 'month', 2],
    ['每２周检查１次', 'month', 2],
    ['定期上门走访宣传', 'unspecified', null],
    ['不定期抽查', 'unspecified', null],
    ['常态化开展明察暗访', 'unspecified', null],
    ['经常性检查', 'unspecified', null],
    ['在职员工定期查询执行到位', 'unspecified', null],
    ['各组按季度报送情况', 'quarter', 1],
    ['逐月分析研判', 'month', 1],
    ['月调度', 'month', 1],
    ['隔周调度', 'month', 2],
    ['每月召开联席会议', 'month', 1],
    ['每周一、周四检查', 'week', 2],
    ['每月10日、25日报送进展', 'month', 2],
    ['每周开展1至2次巡查', 'week', 1],
    ['全年不少于4次', 'year', 4],
    ['至少1次/月', 'month', 1],
    ['2次每月', 'month', 2],
  ])('%s', (text, every, times) => {
    expect(listDemands(text)).toEqual([{ text, every, times }]);
  });

  it.each([
    '每名干部联系两户',
    '一案一倒查',
    '建立常态化机制',
    '推动工作常态化、长效化',
    '纳入年度考核',
    '发案数逐年下降',
    '在规定期限内整改',
    '6月调度会',
    '本月检查',
    '工作日报送',
    '每年级一个班',
    '常治长效',
    '全年平安',
  ])('%s is no demand that returns', (text) => {
    expect(listDemands(text)).toEqual([]);
  });

  it('finds several in one sentence and takes the clause of each', () => {
    expect(listDemands('切实加强管控，每月至少组织2次联合检查，重点场所每周至少巡查1次，全力整治。')).toEqual(
      [
        { text: '每月至少组织2次联合检查', every: 'month', times: 2 },
        { text: '重点场所每周至少巡查1次', every: 'week', times: 1 },
      ],
    );
  });

  it('parts a clause at 、 only where each part can stand alone', () => {
    expect(listDemands('一周一排查、一月一通报').map(({ text }) => text)).toEqual([
      '一周一排查',
      '一月一通报',
    ]);
    expect(listDemands('实行月调度、季通报').map(({ text }) => text)).toEqual([
      '实行月调度、季通报',
      '实行月调度、季通报',
    ]);
  });

  it('takes the neighbour along where a clause alone would say nothing', () => {
    expect(listDemands('召开例会，每月一次。')).toEqual([
      { text: '召开例会，每月一次', every: 'month', times: 1 },
    ]);
    expect(listDemands('每月开展联合执法，不少于2次。')).toEqual([
      { text: '每月开展联合执法，不少于2次', every: 'month', times: 2 },
    ]);
    expect(listDemands('召开例会。每月一次。')[0]?.text).toBe('每月一次');
  });

  it('keeps what stands in brackets together', () => {
    expect(listDemands('检查重点场所（每周至少1次，节假日加密），做好记录')).toEqual([
      { text: '检查重点场所（每周至少1次，节假日加密）', every: 'week', times: 1 },
    ]);
  });
});
