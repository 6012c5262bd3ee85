import { eq } from 'drizzle-orm';
import type { LetterKind, LetterWords } from '#shared/contract/documents.ts';
import { addDays, later } from '#shared/domain/calendar/plain-date.ts';
import { inspectionKindLabels } from '#shared/domain/inspection/inspection.ts';
import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { buildLetter } from '../documents/letters/index.ts';
import { people, units } from '../store/schema/organisation.ts';
import { venues } from '../store/schema/registers.ts';
import { inspections } from '../store/schema/work.ts';
import type { problems } from '../store/schema/work.ts';
import { findCampaign } from './matrix.ts';
import { getSetting } from './settings.ts';

type Problem = typeof problems.$inferSelect;

/** What stands in a preview where the clerk has not yet written anything. */
const BLANK = '（待填写）';

/**
 * Which paper fits the receiver: a 通知 to the town's own offices and villages, a 函 to bodies that are not its
 * subordinates (GB/T 9704-2012 and 党政机关公文处理工作条例 on 函).
 */
export function suggestKind(ctx: RecordsContext, problem: Problem): LetterKind {
  if (problem.unitId === null) return 'supervision-form';
  const unit = ctx.db.select().from(units).where(eq(units.id, problem.unitId)).get();
  return unit?.kind === 'external' ? 'supervision-letter' : 'supervision-notice';
}

/** First words of a letter, drawn from the records; the clerk edits them before issue. */
export function draftWords(ctx: RecordsContext, problem: Problem, kind: LetterKind): LetterWords {
  const { db } = ctx;
  const day = today(ctx.ports);
  const town = getSetting(ctx.desk.officeDb, 'townName');
  const venue = problem.venueId
    ? db.select().from(venues).where(eq(venues.id, problem.venueId)).get()
    : undefined;
  const inspection = problem.inspectionId
    ? db.select().from(inspections).where(eq(inspections.id, problem.inspectionId)).get()
    : undefined;
  const unit = problem.unitId ? db.select().from(units).where(eq(units.id, problem.unitId)).get() : undefined;
  const writer = db.select().from(people).where(eq(people.id, ctx.actor.personId)).get();
  const detail = [
    venue ? `${venue.name}：` : '',
    problem.title,
    problem.detail ? `（${problem.detail}）` : '',
  ].join('');
  return {
    matter: problem.title.slice(0, 40),
    source: inspection ? inspectionKindLabels[inspection.kind] : '日常工作',
    problems: `${detail}。`,
    foundOn: problem.foundOn,
    deadline: later(problem.deadline ?? day, addDays(day, kind === 'supervision-form' ? 3 : 7)),
    demand: demandFor(kind),
    recipient: unit?.name ?? '',
    issuer: kind === 'supervision-form' ? officeOf(ctx, town) : governmentOf(town),
    issuedOn: day,
    contact: writer?.name ?? ctx.session.name,
    phone: '',
    cc: '',
  };
}

function governmentOf(town: string): string {
  return /人民政府|街道办事处/.test(town) ? town : `${town}人民政府`;
}

/** The office of the leading group issues forms; a leading group never issues a formal document. */
function officeOf(ctx: RecordsContext, town: string): string {
  const name = findCampaign(ctx.db)?.title.match(/[“"]([^”"]+)[”"]/)?.[1];
  const full = `${town}${name ? `“${name}”` : ''}专项行动领导小组办公室`;
  return full.length <= 40 ? full : `${town}专项行动领导小组办公室`;
}

function demandFor(kind: LetterKind): string {
  if (kind === 'supervision-letter') {
    return '请结合职责督促场所限期整改到位。\n请将办理结果和整改前后的材料一并函告我镇。';
  }
  return '明确专人负责，逐项对照整改。\n整改完成后报送书面情况和整改前后的照片，由我办派人核查。\n核查不合格的退回重改，不得先行销号。';
}

type Numbered = { number?: string | undefined };

/**
 * The document of these words. In a preview, what is still blank is shown as 待填写; at issue it is refused.
 * @throws AppError `input.invalid` with fields named as the form names them, `documents.*`.
 */
export function buildSupervision(
  ctx: RecordsContext,
  kind: LetterKind,
  words: LetterWords,
  { number, isPreview }: Numbered & { isPreview: boolean },
): DocumentModel {
  const given = isPreview ? fillBlanks(words) : words;
  try {
    return buildLetter(kind, letterInput(ctx, kind, given, number));
  } catch (error) {
    throw renameFields(error);
  }
}

function fillBlanks(words: LetterWords): LetterWords {
  const filled = Object.entries(words).map(([key, value]) => [
    key,
    value === '' && key !== 'cc' ? BLANK : value,
  ]);
  return { ...words, ...Object.fromEntries(filled) } as LetterWords;
}

function letterInput(
  ctx: RecordsContext,
  kind: LetterKind,
  words: LetterWords,
  number: string | undefined,
): object {
  const { matter, source, problems: text, foundOn, deadline, issuer, issuedOn, recipient, demand } = words;
  const common = { matter, source, problems: text, foundOn, deadline, issuer, issuedOn };
  if (kind === 'supervision-form') {
    return { ...common, serial: number ?? '（签发时编号）', responsibleUnit: recipient, requirement: demand };
  }
  const formal = {
    ...common,
    ...(number === undefined ? {} : { number }),
    recipients: recipient,
    contact: words.contact,
    phone: words.phone,
    ...(words.cc === '' ? {} : { cc: words.cc }),
  };
  if (kind === 'supervision-letter') return { ...formal, requests: demand };
  const town = getSetting(ctx.desk.officeDb, 'townName');
  return {
    ...formal,
    responsibleUnit: recipient,
    requirement: demand,
    supervisor: '专项行动领导小组办公室',
    printingOffice: `${town}党政综合办公室`.slice(0, 26),
    printedOn: issuedOn,
  };
}

const formNames: Readonly<Record<string, keyof LetterWords>> = {
  recipients: 'recipient',
  responsibleUnit: 'recipient',
  requests: 'demand',
  requirement: 'demand',
};

function renameFields(error: unknown): unknown {
  if (!(error instanceof AppError) || !error.fields) return error;
  const fields = Object.entries(error.fields).map(([name, text]) => [
    `words.${formNames[name] ?? name}`,
    text,
  ]);
  return new AppError(error.code, error.params, Object.fromEntries(fields));
}
