import { z } from 'zod';

const days = (from: number, to: number) =>
  z
    .int('请填整数')
    .min(from, from === 0 ? '不能是负数' : `至少 ${from}`)
    .max(to, `最多 ${to}`);

/** What the office sets about everything it hands out with a day, tasks and problems alike. Days past the deadline rise. */
export const SupervisionRules = z
  .strictObject({
    /** The workday after 交办 on which the desk reminds of a signature. */
    remindSignWorkdays: days(1, 15),
    /** Workdays within which is to be signed; after them it is late. */
    signWorkdays: days(1, 15),
    /** Days before the deadline on which the desk reminds; from then on a problem is said to be near it. */
    remindDays: days(0, 30),
    /** Days after the deadline. */
    urgeDays: days(1, 60),
    /** 督办: the coordinator's; a problem is taken to 分管领导. */
    superviseDays: days(1, 90),
    /** 约谈 or 挂牌督办: the leader's; a problem is taken to 主要领导. */
    talkDays: days(1, 180),
    /** A problem is taken to whoever is above the town. */
    reportDays: days(1, 365),
    /** How many extensions 综合协调 may grant; beyond them only 领导. */
    extensionLimit: days(0, 9),
    /** The same item at the same place within so many days after 销号 is a relapse of the closed problem. */
    relapseDays: days(1, 1825),
  })
  .refine((rules) => rules.remindSignWorkdays <= rules.signWorkdays, {
    error: '签收期不能比提醒还早',
    path: ['signWorkdays'],
  })
  .refine((rules) => rules.urgeDays <= rules.superviseDays, {
    error: '督办不能早于催办',
    path: ['superviseDays'],
  })
  .refine((rules) => rules.superviseDays <= rules.talkDays, {
    error: '约谈不能早于督办',
    path: ['talkDays'],
  })
  .refine((rules) => rules.talkDays <= rules.reportDays, {
    error: '报上级不能早于约谈',
    path: ['reportDays'],
  });
export type SupervisionRules = z.infer<typeof SupervisionRules>;

/** What holds until the office sets its own. */
export const usualRules: SupervisionRules = {
  remindSignWorkdays: 1,
  signWorkdays: 2,
  remindDays: 3,
  urgeDays: 1,
  superviseDays: 3,
  talkDays: 7,
  reportDays: 15,
  extensionLimit: 2,
  relapseDays: 365,
};
