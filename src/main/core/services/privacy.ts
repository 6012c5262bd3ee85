import { and, eq, inArray } from 'drizzle-orm';
import type { PrivacyReason } from '#shared/contract/privacy.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { getLetter } from '../documents/letters/index.ts';
import { documents, documentVersions, privacyReasons } from '../store/schema/documents.ts';
import { people } from '../store/schema/organisation.ts';
import { previewPaper } from './documents-paper.ts';
import { getDocumentRecord, wordsOf } from './documents-record.ts';
import type { DocumentRecord } from './documents-record.ts';
import { typistNames } from './organisation.ts';
import { leastOf, scanLetter, showHits } from './privacy-scan.ts';
import { documentTerm } from './work-scope.ts';

type Reason = typeof privacyReasons.$inferSelect;

/** @throws AppError `record.missing`. */
export async function scanDocument(
  ctx: RecordsContext,
  { id, words }: { id: string; words?: Words | undefined },
) {
  const row = getDocumentRecord(ctx, id);
  const letter = getLetter(row.kind);
  const hits = await hitsOf(ctx, row, words ?? wordsOf(row));
  const keys = new Set(hits.map(({ key }) => key));
  const nameOf = typistNames(ctx);
  const involved = involvedIn(ctx, row);
  return {
    least: leastOf(ctx),
    audience: letter.audience,
    hits: showHits(ctx, hits),
    reasons: reasonsOf(ctx, id)
      .filter(({ hitKey }) => keys.has(hitKey))
      .map((reason) => describe(ctx, reason, { involved, nameOf })),
  };
}

function hitsOf(ctx: RecordsContext, row: DocumentRecord, words: Words) {
  return scanLetter(ctx, getLetter(row.kind), { words, page: pageOf(ctx, row, words) });
}

/** Words that cannot be set yet are scanned as they are typed. */
function pageOf(ctx: RecordsContext, row: DocumentRecord, words: Words): readonly string[] | null {
  try {
    return previewPaper(ctx, row, words).texts;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function reasonsOf(ctx: RecordsContext, documentId: string): Reason[] {
  return ctx.db
    .select()
    .from(privacyReasons)
    .where(eq(privacyReasons.documentId, documentId))
    .orderBy(privacyReasons.askedAt)
    .all();
}

type Involved = { accounts: ReadonlySet<string>; people: ReadonlySet<string> };

/** Who wrote any version of the document: the accounts, the persons they belong to and those for whom was typed. */
function involvedIn(ctx: RecordsContext, row: DocumentRecord): Involved {
  const versions = ctx.db
    .select({ accountId: documentVersions.accountId, personId: documentVersions.handlerId })
    .from(documentVersions)
    .where(eq(documentVersions.documentId, row.id))
    .all();
  const accounts = new Set([row.accountId, ...versions.map(({ accountId }) => accountId)]);
  const owners = ctx.db
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.accountId, [...accounts]))
    .all();
  return {
    accounts,
    people: new Set([...owners.map(({ id }) => id), ...versions.map(({ personId }) => personId)]),
  };
}

/** Another person by another account than whoever wrote the document or gave the reason. */
function canDecide(ctx: RecordsContext, { state, accountId, personId }: Reason, involved: Involved): boolean {
  const { accountId: own, personId: self } = ctx.actor;
  const isInvolved = involved.accounts.has(own) || involved.people.has(self);
  return state === 'pending' && !isInvolved && accountId !== own && personId !== self;
}

function describe(
  ctx: RecordsContext,
  row: Reason,
  { involved, nameOf }: { involved: Involved; nameOf: (accountId: string) => string },
): PrivacyReason {
  const { id, hitKey, kind, reason, askedAt, state, answer } = row;
  return {
    id,
    hitKey,
    kind,
    reason,
    askedAt,
    state,
    answer,
    askedBy: nameOf(row.accountId),
    decidedBy: row.decidedAccountId === null ? null : nameOf(row.decidedAccountId),
    canDecide: canDecide(ctx, row, involved),
  };
}

type Explained = { id: string; keys: readonly string[]; reason: string };

/**
 * A reason that was refused may be given anew. Places alone stand from here on, for whoever signs the paper to read; anything
 * that may tell of a person waits for a second one. @throws AppError `record.missing`, `document.issued`, `privacy.changed`. */
export async function explainHits(ctx: RecordsContext, { id, keys, reason }: Explained): Promise<number> {
  const row = getDocumentRecord(ctx, id);
  if (row.number !== null) throw new AppError('document.issued');
  const hits = new Map((await hitsOf(ctx, row, wordsOf(row))).map((hit) => [hit.key, hit]));
  const wanted = [...new Set(keys)].flatMap((key) => hits.get(key) ?? []);
  if (wanted.length < new Set(keys).size) throw new AppError('privacy.changed');
  const given = {
    reason,
    askedAt: nowIso(ctx.ports),
    accountId: ctx.actor.accountId,
    personId: ctx.actor.personId,
    decidedAt: null,
    decidedAccountId: null,
    decidedPersonId: null,
    answer: '',
  };
  act(ctx, { action: 'privacy.explain', objectType: 'document', objectId: id }, () => {
    for (const { key, kind, severity } of wanted) {
      const stands = { ...given, state: severity === 'place' ? ('agreed' as const) : ('pending' as const) };
      ctx.db
        .insert(privacyReasons)
        .values({ id: ctx.ports.random.uuid(), documentId: id, hitKey: key, kind, ...stands })
        .onConflictDoUpdate({ target: [privacyReasons.documentId, privacyReasons.hitKey], set: stands })
        .run();
    }
  });
  return wanted.length;
}

type Decision = { ids: readonly string[]; isAgreed: boolean; answer: string };

/** @throws AppError `record.missing`, `privacy.decided`, `privacy.same-person`. */
export function justifyHits(ctx: RecordsContext, { ids, isAgreed, answer }: Decision): void {
  const rows = ctx.db
    .select()
    .from(privacyReasons)
    .where(inArray(privacyReasons.id, [...ids]))
    .all();
  if (rows.length < new Set(ids).size) throw new AppError('record.missing');
  for (const reason of rows) {
    if (reason.state !== 'pending') throw new AppError('privacy.decided');
    if (!canDecide(ctx, reason, involvedIn(ctx, getDocumentRecord(ctx, reason.documentId))))
      throw new AppError('privacy.same-person');
  }
  const [first] = rows;
  act(ctx, { action: 'privacy.justify', objectType: 'document', objectId: first?.documentId ?? '' }, () => {
    ctx.db
      .update(privacyReasons)
      .set({
        state: isAgreed ? 'agreed' : 'refused',
        answer,
        decidedAt: nowIso(ctx.ports),
        decidedAccountId: ctx.actor.accountId,
        decidedPersonId: ctx.actor.personId,
      })
      .where(and(inArray(privacyReasons.id, [...ids]), eq(privacyReasons.state, 'pending')))
      .run();
  });
}

/** Documents that wait for a second person, oldest first. */
export function listWaiting(ctx: RecordsContext) {
  const nameOf = typistNames(ctx);
  const rows = ctx.db
    .select({ document: documents, reason: privacyReasons })
    .from(privacyReasons)
    .innerJoin(documents, eq(documents.id, privacyReasons.documentId))
    .where(and(eq(privacyReasons.state, 'pending'), documentTerm(ctx)))
    .orderBy(privacyReasons.askedAt)
    .all();
  return [...Map.groupBy(rows, ({ document }) => document.id)].flatMap(([documentId, group]) => {
    const [first] = group;
    if (!first || first.document.number !== null) return [];
    const involved = involvedIn(ctx, first.document);
    return [
      {
        documentId,
        title: first.document.title || `${getLetter(first.document.kind).title}（还没有标题）`,
        count: group.length,
        askedBy: nameOf(first.reason.accountId),
        canDecide: group.some(({ reason }) => canDecide(ctx, reason, involved)),
      },
    ];
  });
}

/**
 * The gate of every issue: what the public reads tells nobody, or a second person agreed to each place, word for word
 * (未成年人保护法 §103). @throws AppError `privacy.hits`.
 */
export async function assertTellsNobody(
  ctx: RecordsContext,
  row: DocumentRecord,
  page: readonly string[],
): Promise<void> {
  const letter = getLetter(row.kind);
  if (letter.audience !== 'public') return;
  const agreed = new Set(
    reasonsOf(ctx, row.id).flatMap(({ state, hitKey }) => (state === 'agreed' ? [hitKey] : [])),
  );
  const hits = await scanLetter(ctx, letter, { words: wordsOf(row), page });
  const open = hits.filter(({ key }) => !agreed.has(key));
  if (open.length > 0) throw new AppError('privacy.hits', { count: open.length });
}
