import { z } from 'zod';

import { PlanDate, PlanDraft } from './plan-draft.ts';
import type { PlanGroup } from './plan-draft.ts';

const UnitName = z.string().trim().min(1, '请填单位名称').max(60, '单位名称太长了，请写简称');

/** Another spelling of a unit: 市场管理所 for 市场监管所. */
export const UnitAlias = z.object({ alias: UnitName, unit: UnitName });
export type UnitAlias = z.infer<typeof UnitAlias>;

/** Which units a word such as 各村 stands for. */
export const CollectiveExpansion = z.object({
  collective: UnitName,
  units: z.array(UnitName).min(1, '请至少选一个单位'),
});
export type CollectiveExpansion = z.infer<typeof CollectiveExpansion>;

function isInOrder({ from, to }: { from: string | null; to: string | null }): boolean {
  return from === null || to === null || from <= to;
}

function hasTwice(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}

function hasDuty(groups: readonly PlanGroup[], name: string | null, duty: number | null): boolean {
  if (name === null) return duty === null;
  const group = groups.find((candidate) => candidate.name === name);
  return group !== undefined && (duty === null || group.duties.some((candidate) => candidate.no === duty));
}

/** What the clerk sends when he confirms a plan: the corrected draft and what the desk needs to carry it out. */
export const PlanConfirmation = z
  .object({
    draft: PlanDraft.extend({ title: z.string().trim().min(1, '请填方案名称').max(200, '方案名称太长了') }),
    /** 启用日: periods count from here on this desk. */
    effectiveOn: PlanDate,
    aliases: z.array(UnitAlias),
    collectives: z.array(CollectiveExpansion),
  })
  .superRefine(({ draft, aliases, collectives }, context) => {
    const refuse = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    if (!isInOrder(draft.period)) refuse(['draft', 'period', 'to'], '结束日期早于开始日期，请核对');
    for (const [at, phase] of draft.phases.entries()) {
      if (!isInOrder(phase)) refuse(['draft', 'phases', at, 'to'], '结束日期早于开始日期，请核对');
    }
    for (const [at, group] of draft.groups.entries()) {
      const isKnown = draft.groups.slice(0, at).some((earlier) => earlier.name === group.name);
      if (isKnown) refuse(['draft', 'groups', at, 'name'], '有两个工作组同名，请改一个名字或合并');
      if (hasTwice(group.duties.map((duty) => String(duty.no))))
        refuse(['draft', 'groups', at, 'duties'], '职责的序号有重复，请改正');
    }
    for (const [at, obligation] of draft.obligations.entries()) {
      const path = ['draft', 'obligations', at];
      if (!hasDuty(draft.groups, obligation.group, obligation.duty))
        refuse([...path, 'duty'], '对应的工作组或职责已经不在了，请重新选');
      const isTimed = obligation.every !== 'unspecified';
      if (isTimed && obligation.times === null) refuse([...path, 'times'], '请填次数');
    }
    for (const [at, { alias, unit }] of aliases.entries()) {
      if (alias === unit) refuse(['aliases', at, 'alias'], '别名和单位是同一个名字，请删去这一行');
      else if (aliases.some((other) => other.alias === unit))
        refuse(['aliases', at, 'unit'], '这个单位自己也是别名，请直接选正式名称');
    }
    if (hasTwice(aliases.map(({ alias }) => alias)))
      refuse(['aliases'], '同一个别名指到了两个单位，请只留一个');
    if (hasTwice(collectives.map(({ collective }) => collective)))
      refuse(['collectives'], '同一个统称写了两遍，请合并成一行');
  });
export type PlanConfirmation = z.infer<typeof PlanConfirmation>;
