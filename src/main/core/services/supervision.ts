import type { SupervisionRules } from '#shared/domain/supervision/rules.ts';
import { actOnOffice } from '../context.ts';
import type { OfficeContext } from '../context.ts';
import { getSetting, setSetting } from './settings.ts';

/** What the office set about what it hands out: the ladder, signing, extensions, relapse. */
export function supervisionRules(ctx: OfficeContext): SupervisionRules {
  return getSetting(ctx.desk.officeDb, 'supervision');
}

export function saveSupervisionRules(ctx: OfficeContext, rules: SupervisionRules): void {
  const before = supervisionRules(ctx);
  const keys = Object.keys(rules) as (keyof SupervisionRules)[];
  const trace = {
    action: 'supervision.saveRules',
    objectType: 'settings',
    objectId: 'supervision',
    fields: keys.filter((key) => rules[key] !== before[key]),
  };
  actOnOffice(ctx, trace, () => setSetting(ctx.desk.officeDb, 'supervision', rules));
}
