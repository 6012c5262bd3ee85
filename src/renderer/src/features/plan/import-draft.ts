import type { InferContractRouterOutputs } from '@orpc/contract';
import type { planContract } from '#shared/contract/plan.ts';
import { PlanConfirmation } from '#shared/domain/plan/confirm.ts';
import type { PlanDraft } from '#shared/domain/plan/plan-draft.ts';
import { readLines } from './plan-words.ts';

export type ReadPlan = InferContractRouterOutputs<typeof planContract>['read'];

/** Which of two spellings is the office's name, or that they are two offices. */
export type Spelling = { alias: string; unit: string; verdict: 'unit' | 'alias' | 'different' };

/** A plan on its way in: what the reader found, as the clerk has corrected it so far. */
export type ImportDraft = {
  fileName: string;
  draft: PlanDraft;
  units: ReadPlan['units'];
  existing: ReadPlan['existing'];
  effectiveOn: string;
  spellings: Spelling[];
  /** Collective → names, one a line as typed. */
  collectives: Record<string, string>;
};

/** From here on a proposal is so likely that it is ticked beforehand; the clerk sees every one. */
const LIKELY = 0.8;

export function startImport(
  fileName: string,
  read: ReadPlan,
  today: string,
  villages: string[],
): ImportDraft {
  return {
    fileName,
    draft: read.draft,
    units: read.units,
    existing: read.existing,
    effectiveOn: today,
    spellings: read.suggestions.map(({ alias, unit, confidence }) => ({
      alias,
      unit,
      verdict: confidence >= LIKELY ? 'unit' : 'different',
    })),
    collectives: Object.fromEntries(
      read.units
        .filter((unit) => unit.isCollective)
        .map(({ name }) => [name, name.includes('村') ? villages.join('\n') : '']),
    ),
  };
}

/** Every unit the plan names as corrected, each once. */
export function unitNames(draft: PlanDraft): string[] {
  return [
    ...new Set([
      ...draft.memberUnits,
      ...draft.groups.flatMap((group) => [...group.leadUnits, ...group.responsibleUnits]),
    ]),
  ];
}

/** The words such as 各村 by which the plan still names units. */
export function collectivesOf({ draft, units }: ImportDraft): string[] {
  const named = unitNames(draft);
  return units.filter((unit) => unit.isCollective && named.includes(unit.name)).map((unit) => unit.name);
}

/** The confirmation this import stands for; parse it with `PlanConfirmation` before it is sent. */
export function toConfirmation(entry: ImportDraft): PlanConfirmation {
  return {
    draft: entry.draft,
    effectiveOn: entry.effectiveOn,
    aliases: entry.spellings.flatMap(({ alias, unit, verdict }) => {
      if (verdict === 'different') return [];
      return [verdict === 'unit' ? { alias, unit } : { alias: unit, unit: alias }];
    }),
    collectives: collectivesOf(entry).map((collective) => ({
      collective,
      units: readLines(entry.collectives[collective] ?? ''),
    })),
  };
}

/** What stands in the way of confirming, path → sentence. */
export function confirmationErrors(confirmation: PlanConfirmation): Record<string, string> {
  const parsed = PlanConfirmation.safeParse(confirmation);
  const errors: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) errors[issue.path.join('.')] ??= issue.message;
  return errors;
}

/** A list with one entry changed. */
export function patch<T>(list: readonly T[], at: number, part: Partial<T>): T[] {
  return list.map((entry, index) => (index === at ? { ...entry, ...part } : entry));
}

/** A list without one entry. */
export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at);
}
