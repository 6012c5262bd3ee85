import type { z } from 'zod';
import type { SetupInput } from '#shared/contract/desk.ts';
import type { PlanConfirmation } from '#shared/domain/plan/confirm.ts';

/** An invented town: its people, units, places and plan. Monday 2026-11-23, nine in the morning. */
export const MONDAY = Date.UTC(2026, 10, 23, 1);

/** Marker words that must never be read on a disk. */
export const MARKERS = { venue: '标记旅馆甲子', note: '标记问题乙丑', password: 'Biaoji-bingyin-77' };

export const people = {
  system: { login: 'xitong', name: '系统甲', password: 'Xt-jia-2026-aq' },
  security: { login: 'baomi', name: '保密乙', password: 'Bm-yi-2026-wz' },
  audit: { login: 'shenji', name: '审计丙', password: 'Sj-bing-2026-kp' },
  coordinator: { login: 'xietiao', name: '协调丁', password: MARKERS.password },
  officer: { login: 'jingban', name: '经办戊', password: 'Jb-wu-2026-tn' },
  /** Made by `addLeader` where a test needs a signature. */
  leader: { login: 'lingdao', name: '领导己', password: 'Ld-ji-2026-qm' },
} as const;

export type AccountName = keyof typeof people;

export const setupInput: z.input<typeof SetupInput> = {
  town: { name: '示例镇', numberWords: ['示例政发', { word: '示例政函', mode: 'office' }] },
  accounts: [
    { seat: 'system', ...people.system },
    { seat: 'security', ...people.security },
    { seat: 'audit', ...people.audit },
    { seat: 'business', ...people.coordinator },
  ],
};

export const unitNames = {
  office: '综合办',
  police: '示例派出所',
  market: '示例市场监管所',
  village: '东河村',
} as const;

export const venueValues = [
  { name: MARKERS.venue, kind: 'hotel', village: '东河村', licence: 'JY-0001', isKey: true },
  { name: '西山歌厅', kind: 'ktv', village: '西山村', licence: 'JY-0002', isKey: true },
  { name: '南桥小店', kind: 'school-surroundings', village: '东河村', licence: 'JY-0003', isKey: false },
];

export const planInput: PlanConfirmation = {
  draft: {
    title: '示例镇“安心成长”专项行动方案',
    number: '示例政发〔2026〕1号',
    issuedOn: '2026-10-30',
    period: { from: '2026-11-02', to: '2027-10-31' },
    leadingGroup: { advisers: [], head: ['组长甲'], deputies: [{ name: '副组长乙' }] },
    memberUnits: ['综合办', '示例派出所', '示例市管所', '各村'],
    groups: [
      {
        name: '场所组',
        head: ['副组长乙'],
        deputies: [],
        leadUnits: ['示例派出所'],
        responsibleUnits: ['示例市管所'],
        duties: [
          { no: 1, text: '重点场所每周检查一次。' },
          { no: 2, text: '每月开展联合执法一次。' },
        ],
      },
    ],
    phases: [
      { name: '启动阶段', from: '2026-11-02', to: '2026-11-30' },
      { name: '推进阶段', from: '2026-12-01', to: '2027-10-31' },
    ],
    obligations: [
      { text: '重点场所每周检查一次', every: 'week', times: 1, group: '场所组', duty: 1 },
      { text: '每月开展联合执法一次', every: 'month', times: 1, group: '场所组', duty: 2 },
    ],
    unread: [],
  },
  effectiveOn: '2026-11-09',
  aliases: [{ alias: '示例市管所', unit: '示例市场监管所' }],
  collectives: [{ collective: '各村', units: ['东河村', '西山村'] }],
};
