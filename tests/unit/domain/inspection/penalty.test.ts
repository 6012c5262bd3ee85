import { describe, expect, it } from 'vitest';
import { dispatchDueOn } from '#shared/domain/inspection/dispatch-clock.ts';
import { checkPenalty, PenaltyDraft } from '#shared/domain/inspection/penalty.ts';
import { refusalOf } from '../refusal.ts';

const decision = PenaltyDraft.parse({
  organ: '示例县公安局',
  number: '示公罚决〔2026〕9号',
  decidedOn: '2026-11-24',
  kind: 'fine',
  amount: '罚款500元',
});
const around = { inspectedOn: '2026-11-20', today: '2026-11-25', townName: '示例镇' };

describe('a penalty', () => {
  it.each(['示例县公安局', '示例派出所', '示例县市场监督管理局', '示例镇派出所'])(
    'of %s is noted',
    (organ) => {
      expect(refusalOf(() => checkPenalty({ ...decision, organ }, around))).toBeUndefined();
    },
  );

  it.each(['示例镇专项行动领导小组', '打击整治工作组', '东河村', '东河村村民委员会', '示例社区'])(
    'of %s is refused: it has no such power',
    (organ) => {
      expect(refusalOf(() => checkPenalty({ ...decision, organ }, around))?.code).toBe('penalty.no-power');
    },
  );

  it.each(['示例镇人民政府', '示例镇综合行政执法队', '综治中心', '示例镇'])(
    'of the town itself (%s) names by what the province handed the power over',
    (organ) => {
      expect(refusalOf(() => checkPenalty({ ...decision, organ }, around))?.code).toBe(
        'penalty.authority-missing',
      );
      const authority = '省政府赋权清单第12项';
      expect(refusalOf(() => checkPenalty({ ...decision, organ, authority }, around))).toBeUndefined();
    },
  );

  it('is decided after the check and not after today', () => {
    expect(refusalOf(() => checkPenalty({ ...decision, decidedOn: '2026-11-19' }, around))?.code).toBe(
      'penalty.too-early',
    );
    expect(refusalOf(() => checkPenalty({ ...decision, decidedOn: '2026-11-26' }, around))?.code).toBe(
      'penalty.future-date',
    );
  });
});

describe('the clock until 交办', () => {
  it('counts workdays, over a weekend and over a holiday', () => {
    expect(dispatchDueOn('2026-11-23', 'serious')).toBe('2026-11-24');
    expect(dispatchDueOn('2026-11-27', 'serious')).toBe('2026-11-30');
    expect(dispatchDueOn('2026-11-26', 'ordinary')).toBe('2026-12-01');
    expect(dispatchDueOn('2026-09-30', 'serious') > '2026-10-07').toBe(true);
  });
});
