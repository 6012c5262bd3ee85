import { AppError } from '#shared/rpc/app-error.ts';
import { actOnOffice } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { getSetting, setSetting } from './settings.ts';

/** Whether forms leave only with a leader's signature, as formal documents always do. */
export function signingRule(ctx: RecordsContext): { formsNeedSigner: boolean; canLoosen: boolean } {
  return {
    formsNeedSigner: getSetting(ctx.desk.officeDb, 'formsNeedSigner'),
    canLoosen: ctx.actor.role === 'leader',
  };
}

/** Whoever coordinates may ask for the signature; that it is no longer asked for is a leader's word. @throws AppError `document.signing-rule-leader`. */
export function saveSigningRule(ctx: RecordsContext, formsNeedSigner: boolean): void {
  const before = signingRule(ctx);
  if (before.formsNeedSigner && !formsNeedSigner && !before.canLoosen)
    throw new AppError('document.signing-rule-leader');
  const trace = {
    action: 'documents.saveSigningRule',
    objectType: 'desk',
    objectId: ctx.desk.deskId,
    fields: ['formsNeedSigner'],
    purpose: formsNeedSigner ? '表单要签批' : '表单不用签批',
  };
  actOnOffice(ctx, trace, () => setSetting(ctx.desk.officeDb, 'formsNeedSigner', formsNeedSigner));
}
