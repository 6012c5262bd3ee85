import { z } from 'zod';
import { tookPart } from '#shared/domain/people/people.ts';
import type { Attribution } from '#shared/domain/people/people.ts';
import { roleLabels } from '#shared/domain/people/roles.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import type { ErrorParams } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';
import { documentStatusLabels } from './status.ts';
import type { DocumentStatus } from './status.ts';

export const documentActions = [
  'save',
  'submit',
  'withdraw',
  'approve',
  'sendBack',
  'issue',
  'send',
  'receive',
  'archive',
  'void',
  'discard',
] as const;
export const DocumentAction = z.enum(documentActions);
export type DocumentAction = z.infer<typeof DocumentAction>;

export const documentActionLabels = {
  save: '改',
  submit: '送审',
  withdraw: '撤回修改',
  approve: '签批',
  sendBack: '退回修改',
  issue: '签发',
  send: '登记发出',
  receive: '登记回执',
  archive: '归档',
  void: '作废',
  discard: '删掉草稿',
} as const satisfies Record<DocumentAction, string>;

/** What leads from where to where. A document out of the house is never changed: it is voided and written anew. */
export const documentTransitions = {
  draft: { save: 'draft', submit: 'review', issue: 'issued', discard: 'draft' },
  review: { withdraw: 'draft', sendBack: 'draft', approve: 'approved', issue: 'issued' },
  approved: { sendBack: 'draft', issue: 'issued' },
  issued: { send: 'issued', receive: 'issued', archive: 'archived', void: 'void' },
  archived: { receive: 'archived', void: 'void' },
  void: {},
} as const satisfies Record<DocumentStatus, Partial<Record<DocumentAction, DocumentStatus>>>;

/** A document as the rules of its way read it. */
export type FlowDocument = Readonly<{
  status: DocumentStatus;
  /** A formal document, and a form where the office wants it so, leaves only with a signer. */
  needsSigner: boolean;
  /** The account the draft was begun with. */
  accountId: string;
  /** Everybody who wrote at it, as 办理人 or 录入人. */
  writers: readonly Attribution[];
  /** Whether the words are still those that were signed. */
  isAsSigned: boolean;
  /** Receivers whose receipt is still out. */
  openReceipts: number;
}>;

/**
 * Who acts; `handlerRole`: what the account of 办理人 may do, null for somebody without one. `isNamed`: whether 办理人 was
 * named on the form; until then nobody can say he is the wrong one.
 */
export type FlowDoer = Readonly<{ by: Attribution; role: Role; handlerRole: Role | null; isNamed: boolean }>;

export type FlowRefusal = { readonly code: ErrorCode; readonly params?: ErrorParams };

type Guard = (document: FlowDocument, doer: FlowDoer) => FlowRefusal | undefined;
type Rule = { readonly roles: readonly Role[]; readonly guards: readonly Guard[] };

const BUSINESS: readonly Role[] = ['coordinator', 'officer', 'leader'];
const COORDINATING: readonly Role[] = ['coordinator', 'leader'];

export const documentRules = {
  save: { roles: BUSINESS, guards: [ownDraft] },
  submit: { roles: BUSINESS, guards: [ownDraft] },
  withdraw: { roles: BUSINESS, guards: [ownDraft] },
  discard: { roles: BUSINESS, guards: [ownDraft] },
  approve: { roles: COORDINATING, guards: [signedByLeader, signedByOther] },
  sendBack: { roles: COORDINATING, guards: [] },
  issue: { roles: COORDINATING, guards: [hasSigner, wordsAsSigned] },
  send: { roles: COORDINATING, guards: [] },
  receive: { roles: COORDINATING, guards: [receiptOut] },
  archive: { roles: COORDINATING, guards: [] },
  void: { roles: COORDINATING, guards: [] },
} as const satisfies Record<DocumentAction, Rule>;

/** An officer writes at what he began himself; those who coordinate at any draft. */
function ownDraft({ accountId }: FlowDocument, { by, role }: FlowDoer): FlowRefusal | undefined {
  return role === 'officer' && by.typist.accountId !== accountId ? { code: 'document.not-yours' } : undefined;
}

/**
 * 签发人 is a leader: at his own account, or with his pen, when another coordinator types who signed. Somebody known
 * here as a clerk signs nothing.
 */
function signedByLeader(_document: FlowDocument, doer: FlowDoer): FlowRefusal | undefined {
  const { by, role, handlerRole, isNamed } = doer;
  if (!isNamed) return undefined;
  const isOwnAct = by.handler.personId === by.typist.personId;
  const isLeader = isOwnAct ? role === 'leader' : handlerRole === null || handlerRole === 'leader';
  return isLeader ? undefined : { code: 'document.signer-not-leader' };
}

/** Nobody signs what he wrote, neither as 办理人 nor as 录入人. */
function signedByOther({ writers, accountId }: FlowDocument, { by }: FlowDoer): FlowRefusal | undefined {
  const { handler, typist } = by;
  const isWriter =
    typist.accountId === accountId ||
    writers.some(
      (writer) =>
        tookPart(writer, handler) ||
        tookPart(writer, { personId: typist.personId, accountId: typist.accountId }),
    );
  return isWriter ? { code: 'document.self-signed' } : undefined;
}

function hasSigner({ status, needsSigner }: FlowDocument): FlowRefusal | undefined {
  return needsSigner && status !== 'approved' ? { code: 'document.unsigned' } : undefined;
}

function wordsAsSigned({ status, isAsSigned }: FlowDocument): FlowRefusal | undefined {
  return status === 'approved' && !isAsSigned ? { code: 'document.changed-since-signed' } : undefined;
}

function receiptOut({ openReceipts }: FlowDocument): FlowRefusal | undefined {
  return openReceipts === 0 ? { code: 'document.no-receipt-out' } : undefined;
}

export type DocumentOffer = Readonly<{ action: DocumentAction; reason: FlowRefusal | undefined }>;

/** Every step that leads on from here, with the reason where this one may not take it. */
export function documentOffers(document: FlowDocument, doer: FlowDoer): DocumentOffer[] {
  return documentActions
    .filter((action) => nextStatus(document.status, action) !== undefined)
    .map((action) => ({ action, reason: findRefusal(document, action, doer) }));
}

/**
 * @returns where the document stands afterwards
 * @throws AppError document.issued, document.wrong-status, document.role, or the first of the step's own refusals
 */
export function checkDocument(
  document: FlowDocument,
  action: DocumentAction,
  doer: FlowDoer,
): DocumentStatus {
  const next = nextStatus(document.status, action);
  if (next === undefined) throw wrongStatus(document.status, action);
  const refusal = findRefusal(document, action, doer);
  if (refusal) throw new AppError(refusal.code, refusal.params);
  return next;
}

export function nextStatus(status: DocumentStatus, action: DocumentAction): DocumentStatus | undefined {
  const transitions: Partial<Record<DocumentAction, DocumentStatus>> = documentTransitions[status];
  return transitions[action];
}

function findRefusal(
  document: FlowDocument,
  action: DocumentAction,
  doer: FlowDoer,
): FlowRefusal | undefined {
  const { roles, guards }: Rule = documentRules[action];
  if (!roles.includes(doer.role)) {
    const params = { action: documentActionLabels[action], role: roleLabels[doer.role] };
    return { code: 'document.role', params };
  }
  for (const guard of guards) {
    const refusal = guard(document, doer);
    if (refusal) return refusal;
  }
  return undefined;
}

const frozen: readonly DocumentStatus[] = ['issued', 'archived', 'void'];

function wrongStatus(status: DocumentStatus, action: DocumentAction): AppError {
  const isLocked =
    frozen.includes(status) && (action === 'save' || action === 'discard' || action === 'issue');
  if (isLocked) return new AppError('document.issued');
  const params = { status: documentStatusLabels[status], action: documentActionLabels[action] };
  return new AppError('document.wrong-status', params);
}

/** How a document reaches its receiver. */
export const deliveryMethods = ['direct', 'exchange', 'post', 'system', 'posted'] as const;
export const DeliveryMethod = z.enum(deliveryMethods);
export type DeliveryMethod = z.infer<typeof DeliveryMethod>;

export const deliveryLabels = {
  direct: '直接送达',
  exchange: '公文交换',
  post: '邮寄',
  system: '政务系统',
  posted: '张贴、留置',
} as const satisfies Record<DeliveryMethod, string>;
