import type { RecordsContext } from '../context.ts';
import type { House } from '../documents/letters/define.ts';
import { findCampaign } from './demands.ts';
import { getSetting } from './settings.ts';

/** Longest name of a signing body that still stands on one line with its date. */
const MAX_ISSUER = 40;
/** Longest printing office that fits the imprint's line beside the date. */
const MAX_PRINTING_OFFICE = 26;

/** The town's names as its papers write them. */
export function houseOf(ctx: RecordsContext): House {
  const town = getSetting(ctx.desk.officeDb, 'townName');
  return {
    town,
    government: /人民政府|街道办事处/.test(town) ? town : `${town}人民政府`,
    printingOffice: `${town}党政综合办公室`.slice(0, MAX_PRINTING_OFFICE),
    leadingOffice: leadingOfficeOf(ctx, town),
  };
}

/** The office of the leading group issues forms; a leading group never issues a formal document. */
function leadingOfficeOf(ctx: RecordsContext, town: string): string {
  const name = findCampaign(ctx.db)?.title.match(/[“"]([^”"]+)[”"]/)?.[1];
  const full = `${town}${name ? `“${name}”` : ''}专项行动领导小组办公室`;
  return full.length <= MAX_ISSUER ? full : `${town}专项行动领导小组办公室`;
}
