import { array, assert, constantFrom, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { checkDocument, documentActions, documentOffers, nextStatus } from '#shared/domain/documents/flow.ts';
import type { DocumentAction, FlowDocument, FlowDoer } from '#shared/domain/documents/flow.ts';
import { documentStatuses } from '#shared/domain/documents/status.ts';
import type { DocumentStatus } from '#shared/domain/documents/status.ts';
import { attribute } from '#shared/domain/people/people.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { AppError } from '#shared/rpc/app-error.ts';

const roles = ['coordinator', 'officer', 'leader'] as const satisfies readonly Role[];

function doer(name: string, role: (typeof roles)[number], handler?: string): FlowDoer {
  const actor = { accountId: `account-${name}`, personId: name, unitId: 'unit', role };
  const by = attribute(actor, { personId: handler ?? name, unitId: 'unit' });
  return { by, role, handlerRole: handler === undefined ? role : null, isNamed: true };
}

const writer = doer('甲', 'coordinator');

function document(change: Partial<FlowDocument> = {}): FlowDocument {
  return {
    status: 'draft',
    needsSigner: true,
    accountId: 'account-甲',
    writers: [writer.by],
    isAsSigned: true,
    openReceipts: 1,
    ...change,
  };
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'ok';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** Written by hand from the office's rules and not from the table: who may take which step from where. */
const may: Record<DocumentStatus, Partial<Record<DocumentAction, string>>> = {
  draft: { save: 'cl', submit: 'cl', discard: 'cl' },
  review: { withdraw: 'cl', sendBack: 'cl', approve: 'l' },
  approved: { sendBack: 'cl', issue: 'cl' },
  issued: { send: 'cl', receive: 'cl', archive: 'cl', void: 'cl' },
  archived: { receive: 'cl', void: 'cl' },
  void: {},
};

test.each(documentStatuses)('%s: every step for every role, somebody who wrote none of it', (status) => {
  for (const action of documentActions) {
    for (const role of roles) {
      const code = codeOf(() => checkDocument(document({ status }), action, doer('乙', role)));
      const isAllowed = may[status][action]?.includes(role.charAt(0)) ?? false;
      expect([action, role, code === 'ok']).toEqual([action, role, isAllowed]);
    }
  }
});

test.each(documentStatuses)('%s: the screen greys exactly what the core refuses', (status) => {
  for (const who of [doer('甲', 'coordinator'), doer('乙', 'leader'), doer('丙', 'officer')]) {
    const found = document({ status, accountId: 'account-丙' });
    for (const { action, reason } of documentOffers(found, who)) {
      const code = codeOf(() => checkDocument(found, action, who));
      expect(code).toBe(reason?.code ?? 'ok');
    }
  }
});

test('nobody signs what he wrote, neither with his pen nor with his keys', () => {
  const review = document({ status: 'review' });
  const sign = (who: FlowDoer, found = review) => codeOf(() => checkDocument(found, 'approve', who));
  expect(sign(doer('丁', 'leader'))).toBe('ok');
  expect(sign(doer('乙', 'coordinator', '丁'))).toBe('ok');
  expect(sign(doer('乙', 'coordinator'))).toBe('document.signer-not-leader');
  expect(sign({ ...doer('乙', 'coordinator', '戊'), handlerRole: 'officer' })).toBe(
    'document.signer-not-leader',
  );
  // The drafter types who signed; the leader wrote a version; the leader's account typed the drafter's words.
  expect(sign(doer('甲', 'coordinator', '丁'))).toBe('document.self-signed');
  const byLeader = document({ status: 'review', writers: [writer.by, doer('丁', 'leader').by] });
  expect(sign(doer('丁', 'leader'), byLeader)).toBe('document.self-signed');
  expect(sign(doer('乙', 'coordinator', '丁'), byLeader)).toBe('document.self-signed');
  const typed = document({ status: 'review', writers: [doer('丁', 'leader', '己').by] });
  expect(sign(doer('丁', 'leader'), typed)).toBe('document.self-signed');
});

function issue(change: Partial<FlowDocument>): string {
  return codeOf(() => checkDocument(document(change), 'issue', writer));
}

test('a formal document is issued only with a signature, and only the words that were signed', () => {
  expect(issue({ status: 'draft' })).toBe('document.unsigned');
  expect(issue({ status: 'review' })).toBe('document.unsigned');
  expect(issue({ status: 'approved' })).toBe('ok');
  expect(issue({ status: 'approved', isAsSigned: false })).toBe('document.changed-since-signed');
  expect(issue({ status: 'draft', needsSigner: false })).toBe('ok');
  expect(issue({ status: 'review', needsSigner: false })).toBe('ok');
  for (const status of ['issued', 'archived', 'void'] as const)
    expect(issue({ status })).toBe('document.issued');
});

test('an officer writes at what he began and hands it in; he numbers and voids nothing', () => {
  const officer = doer('丙', 'officer');
  const own = document({ accountId: 'account-丙', needsSigner: false });
  const can = (action: DocumentAction, found: FlowDocument) =>
    codeOf(() => checkDocument(found, action, officer));
  for (const action of ['save', 'submit', 'discard'] as const) {
    expect(can(action, own)).toBe('ok');
    expect(can(action, document())).toBe('document.not-yours');
  }
  expect(can('withdraw', { ...own, status: 'review' })).toBe('ok');
  expect(can('issue', own)).toBe('document.role');
  expect(can('void', { ...own, status: 'issued' })).toBe('document.role');
});

type Walked = { before: DocumentStatus; after: DocumentStatus; action: DocumentAction; who: string };

/** Takes the steps that are permitted and leaves out the others. */
function walk(
  steps: readonly { action: DocumentAction; who: string; role: (typeof roles)[number] }[],
): Walked[] {
  let found = document();
  return steps.flatMap(({ action, who, role }) => {
    const before = found.status;
    if (codeOf(() => checkDocument(found, action, doer(who, role))) !== 'ok') return [];
    found = { ...found, status: nextStatus(before, action) ?? before };
    return [{ before, after: found.status, action, who }];
  });
}

test('a random walk: what has a number never comes back to a draft, and has it with a signature', () => {
  const step = record({
    action: constantFrom(...documentActions),
    who: constantFrom('甲', '乙', '丁'),
    role: constantFrom(...roles),
  });
  const out: readonly DocumentStatus[] = ['issued', 'archived', 'void'];
  assert(
    property(array(step, { maxLength: 60 }), (steps) => {
      const taken = walk(steps);
      expect(taken.filter(({ action, who }) => action === 'approve' && who === '甲')).toEqual([]);
      expect(taken.filter(({ before, after }) => out.includes(before) && !out.includes(after))).toEqual([]);
      expect(taken.filter(({ action, before }) => action === 'issue' && before !== 'approved')).toEqual([]);
      expect(taken.filter(({ before }) => before === 'void')).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
