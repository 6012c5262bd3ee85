import type { ProblemRules } from '#shared/domain/problem/rules.ts';
import { actOnOffice } from '../context.ts';
import type { OfficeContext } from '../context.ts';
import { getSetting, setSetting } from './settings.ts';

/** What the office set about the two lists. */
export function problemRules(ctx: OfficeContext): ProblemRules {
  return getSetting(ctx.desk.officeDb, 'problemRules');
}

export function saveProblemRules(ctx: OfficeContext, rules: ProblemRules): void {
  const before = problemRules(ctx);
  const changed = Object.entries(rules).flatMap(([key, value]) =>
    JSON.stringify(value) === JSON.stringify(before[key as keyof ProblemRules]) ? [] : [key],
  );
  const trace = {
    action: 'problems.saveRules',
    objectType: 'settings',
    objectId: 'problemRules',
    fields: changed,
  };
  actOnOffice(ctx, trace, () => setSetting(ctx.desk.officeDb, 'problemRules', rules));
}
