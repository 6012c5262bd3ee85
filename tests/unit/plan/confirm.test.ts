import { describe, expect, it } from 'vitest';

import { PlanConfirmation } from '#shared/domain/plan/confirm.ts';
import type { PlanDraft } from '#shared/domain/plan/plan-draft.ts';
import { distinctUnits, isCollective, suggestAliases } from '#shared/domain/plan/plan-units.ts';

const GROUP = {
  name: '打击组',
  head: ['张某'],
  deputies: [],
  leadUnits: ['派出所'],
  responsibleUnits: ['市场管理所', '各村'],
  duties: [{ no: 1, text: '严打。' }],
};
const DRAFT: PlanDraft = {
  title: '甲镇“试护”行动方案',
  number: null,
  issuedOn: null,
  period: { from: '2024-02-02', to: '2024-12-31' },
  leadingGroup: { advisers: [], head: ['张某'], deputies: [] },
  memberUnits: ['派出所', '市场监管所'],
  groups: [GROUP],
  phases: [],
  obligations: [{ text: '每周检查', every: 'week', times: 1, group: '打击组', duty: 1 }],
  unread: [],
};

function complaints(draft: Partial<PlanDraft>, aliases: { alias: string; unit: string }[] = []): string[] {
  const result = PlanConfirmation.safeParse({
    draft: { ...DRAFT, ...draft },
    effectiveOn: '2024-03-01',
    aliases,
    collectives: [],
  });
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join('.'));
}

describe('confirming a plan', () => {
  it('accepts a draft in order', () => {
    expect(complaints({}, [{ alias: '市场管理所', unit: '市场监管所' }])).toEqual([]);
  });

  it.each([
    ['draft.title', { title: ' ' }],
    ['draft.period.to', { period: { from: '2024-02-02', to: '2024-02-01' } }],
    ['draft.groups.1.name', { groups: [GROUP, GROUP] }],
    [
      'draft.groups.0.duties',
      {
        groups: [
          {
            ...GROUP,
            duties: [
              { no: 1, text: '甲' },
              { no: 1, text: '乙' },
            ],
          },
        ],
      },
    ],
    ['draft.obligations.0.duty', { groups: [] }],
    [
      'draft.obligations.0.times',
      { obligations: [{ text: '每周检查', every: 'week' as const, times: null, group: null, duty: null }] },
    ],
    ['draft.phases.0.to', { phases: [{ name: '甲', from: '2024-05-01', to: '2024-04-01' }] }],
  ])('refuses %s', (path, draft) => {
    expect(complaints(draft)).toEqual([path]);
  });

  it('refuses aliases that lead nowhere sure', () => {
    expect(complaints({}, [{ alias: '甲办', unit: '甲办' }])).toEqual(['aliases.0.alias']);
    expect(
      complaints({}, [
        { alias: '甲办', unit: '乙办' },
        { alias: '乙办', unit: '丙办' },
      ]),
    ).toEqual(['aliases.0.unit']);
    expect(
      complaints({}, [
        { alias: '甲办', unit: '乙办' },
        { alias: '甲办', unit: '丙办' },
      ]),
    ).toEqual(['aliases']);
  });
});

describe('the units of a plan', () => {
  it('are listed once with every place', () => {
    expect(distinctUnits(DRAFT)).toEqual([
      {
        unit: '派出所',
        places: [
          { as: 'member', group: null },
          { as: 'lead', group: '打击组' },
        ],
      },
      { unit: '市场监管所', places: [{ as: 'member', group: null }] },
      { unit: '市场管理所', places: [{ as: 'responsible', group: '打击组' }] },
      { unit: '各村', places: [{ as: 'responsible', group: '打击组' }] },
    ]);
  });

  it.each(['各村', '各村（社区）', '市直镇属各单位', '有关部门', '全镇各学校'])(
    '%s stands for several',
    (unit) => {
      expect(isCollective(unit)).toBe(true);
    },
  );

  it.each([
    ['市场监管所', '市场管理所'],
    ['社会事业综合服务中心', '社会事业中心'],
    ['综治办公室', '综治办'],
    ['甲镇派出所', '派出所'],
    ['甲村村民委员会', '甲村委会'],
    ['社会治安和应急管理办', '社会治安与应急管理办'],
  ])('%s and %s may be one', (unit, alias) => {
    expect(suggestAliases([unit, alias])).toMatchObject([{ unit, alias }]);
  });

  it.each([
    ['派出所', '卫生所'],
    ['党政办', '党建办'],
    ['司法所', '派出所'],
    ['第一小学', '第二小学'],
    ['甲村', '乙村'],
    ['东山村', '西山村'],
    ['各村', '各村民委员会'],
    ['经济发展办', '教育发展中心'],
    ['政务服务中心', '社会事业综合服务中心'],
    ['妇联', '残联'],
  ])('%s and %s are two', (one, other) => {
    expect(suggestAliases([one, other])).toEqual([]);
  });
});
