import { PlanDraft } from '#shared/domain/plan/plan-draft.ts';
import type { PlanGroup, PlanObligation, UnreadLine } from '#shared/domain/plan/plan-draft.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import { readCover } from './cover.ts';
import type { DateContext } from './dates.ts';
import { readDocx } from './docx-body.ts';
import { getFileKind } from './file-kind.ts';
import type { Findings, OpenGroup } from './findings.ts';
import { isSuspicious } from './leftovers.ts';
import { listDemands } from './obligations.ts';
import { settlePeriod } from './period.ts';
import { settlePhases } from './phases.ts';
import { readPlainText } from './plain-text.ts';
import type { SourceLine } from './source.ts';
import { unfoldTables } from './tables.ts';
import { walkLines } from './walk.ts';

const MAX_LINES = 20_000;
const MAX_CHARACTERS = 1_000_000;
const MAX_LINE = 8_000;

function readLines(bytes: Uint8Array, fileName: string): SourceLine[] {
  const blocks =
    getFileKind(bytes, fileName) === 'docx' ? readDocx(bytes, fileName) : readPlainText(bytes, fileName);
  const lines = unfoldTables(blocks);
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
  if (lines.length > MAX_LINES || characters > MAX_CHARACTERS)
    throw new AppError('plan.large', { name: fileName, limit: '一百万字' });
  if (lines.some((line) => line.text.length > MAX_LINE))
    throw new AppError('plan.large', { name: fileName, limit: '每段八千字' });
  if (lines.every((line) => line.text.trim() === '')) throw new AppError('plan.empty', { name: fileName });
  return lines;
}

/** The year of dates that carry none: the year of issue, or else the first year the text speaks of. */
function contextOf(
  issuedOn: string | null,
  number: string | null,
  lines: readonly SourceLine[],
): DateContext {
  const written =
    issuedOn ??
    /〔(\d{4})〕/.exec(number ?? '')?.[1] ??
    /(20\d{2})\s*年/.exec(lines.map((line) => line.text).join('\n'))?.[1];
  return { issuedOn, year: written === undefined ? null : Number(written.slice(0, 4)) };
}

function isSettled(group: OpenGroup): boolean {
  return !group.isTentative || group.leadUnits.length + group.responsibleUnits.length + group.head.length > 0;
}

function toGroup({
  isTentative,
  name,
  head,
  deputies,
  leadUnits,
  responsibleUnits,
  duties,
}: OpenGroup): PlanGroup {
  // A task that is only a heading with an owner is itself the duty.
  const own = isTentative && duties.length === 0 ? [{ no: 1, text: name }] : duties;
  const trimmed = own
    .map(({ no, text }) => ({ no, text: text.replace(/[；;，,、\s]+$/, '') }))
    .filter(({ text }) => text !== '');
  return { name, head, deputies, leadUnits, responsibleUnits, duties: trimmed };
}

function listObligations(findings: Findings): PlanObligation[] {
  const owned = findings.groups.flatMap((group) =>
    group.duties.flatMap((duty) =>
      listDemands(duty.text).map((demand) =>
        isSettled(group)
          ? { ...demand, group: group.name, duty: duty.no }
          : { ...demand, group: null, duty: null },
      ),
    ),
  );
  const free = findings.prose.flatMap((prose) =>
    listDemands(prose.text).map((demand) => ({ ...demand, group: null, duty: null })),
  );
  return [...owned, ...free];
}

/** Lines with content the reader found no place for, in the file's order, each once. */
function listUnread(findings: Findings, periodSource: Parameters<typeof isSuspicious>[2]): UnreadLine[] {
  const homeless = findings.groups.filter((group) => !isSettled(group)).flatMap((group) => group.lines);
  const prose = findings.prose.filter(
    (item) =>
      item.topic === 'unknown' ||
      item.topic === 'appendix' ||
      item.topic === 'tasks' ||
      isSuspicious(item, findings, periodSource),
  );
  const lines = new Set([...findings.unread, ...homeless, ...prose.map((item) => item.line)]);
  return [...lines]
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, text }) => ({ line, text: text.trim() }));
}

/**
 * Reads a campaign plan out of a .docx or .txt file. Pure: the same bytes always give the same draft.
 * Nothing with content is dropped: what could not be placed stands in `unread`.
 * Refuses (AppError `plan.*`): other file kinds, too large, damaged, unsafe, undecodable or empty files.
 */
export function readPlan(bytes: Uint8Array, fileName: string): PlanDraft {
  const lines = readLines(bytes, fileName);
  const cover = readCover(lines);
  const context = contextOf(cover.issuedOn, cover.number, lines);
  const findings = walkLines(
    lines.filter((line) => !cover.read.has(line)),
    context,
  );
  const phases = settlePhases(findings.phases);
  const { period, source } = settlePeriod(findings.prose, phases, context);
  return PlanDraft.parse({
    title: cover.title,
    number: cover.number,
    issuedOn: cover.issuedOn,
    period,
    leadingGroup: { advisers: findings.advisers, head: findings.head, deputies: findings.deputies },
    memberUnits: findings.memberUnits,
    groups: findings.groups.filter(isSettled).map(toGroup),
    phases,
    obligations: listObligations(findings),
    unread: listUnread(findings, source),
  });
}
