import { eq } from 'drizzle-orm';
import { addDays, daysBetween, later, officeDate } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { daysLeft, isLate, waitsFor } from '#shared/domain/task/status.ts';
import { priorityLabels, taskSourceLabels } from '#shared/domain/task/task.ts';
import { today } from '../../context.ts';
import type { RecordsContext } from '../../context.ts';
import { people } from '../../store/schema/organisation.ts';
import { unitNames } from '../organisation.ts';
import { supervisionRules } from '../supervision.ts';
import { loadTask } from '../task-rows.ts';
import type { AssignmentLine, LoadedTask } from '../task-rows.ts';
import type { Drafter } from './draft.ts';

/** Days a unit is given to answer a form, and a formal document. */
const ANSWER_DAYS = 3;
const FORMAL_DAYS = 7;

/** Papers about an item: to all of its units, or to those that are late. @throws AppError `record.missing`. */
export const draftTask: Drafter = (ctx, { id }, letter): Words => {
  const loaded = loadTask(ctx, id);
  const day = today(ctx.ports);
  const { row } = loaded;
  const aimed = aimedAt(loaded, letter.id, day);
  const name = unitNames(ctx.db);
  const names = (lines: readonly AssignmentLine[]) =>
    lines.map(({ unitId }) => name(unitId) ?? '').join('、');
  const [first] = aimed;
  const common: Words = {
    recipient: names(aimed),
    matter: row.title.slice(0, 60),
    source: sourceOf(loaded),
    deadline: first?.deadline ?? row.deadline,
  };
  const more: Readonly<Record<string, () => Words>> = {
    'assignment-form': () => ({
      partners: names(live(loaded).filter(({ part }) => part === 'support')),
      assigner: row.issuedBy,
      priority: priorityLabels[row.priority],
      content: row.content,
      demand: row.demand === '' ? '请按期办理，办好后填写办理情况，附上佐证材料。' : row.demand,
      deadline: row.deadline,
    }),
    'urge-form': () => ({
      handedOn: row.dispatchedOn ?? row.createdOn,
      standing: standingOf(first, day),
      times: `第 ${(first?.urgedCount ?? 0) + 1} 次`,
      demand: '请抓紧办理，办好后报书面情况。\n确有困难的，写明原因，按规定申请延期。',
      replyBy: addDays(day, ANSWER_DAYS),
    }),
    'reminder-letter': () => ({
      standing: `该事项已交办，目前${standingOf(first, day)}。`,
      demand: '请安排专人，按期办理。\n办好后填写反馈情况，附上佐证材料。',
    }),
    'talk-notice': () => ({
      person: '主要负责人',
      reason: `${row.title}，${standingOf(first, day)}。`,
      bring: '办理情况的书面说明\n下一步措施和完成时间',
    }),
    'extension-form': () => extensionWords(ctx, loaded, first),
  };
  return { ...common, ...more[letter.id]?.() };
};

/** 督办 of an item, whichever paper it goes on; a formal one gives more days than a form. */
export const superviseTask: Drafter = (ctx, { id }, letter): Words => {
  const loaded = loadTask(ctx, id);
  const { row } = loaded;
  const day = today(ctx.ports);
  const aimed = aimedAt(loaded, letter.id, day);
  const name = unitNames(ctx.db);
  const least = addDays(day, letter.numbering === 'serial' ? ANSWER_DAYS : FORMAL_DAYS);
  return {
    recipient: aimed.map(({ unitId }) => name(unitId) ?? '').join('、'),
    about: '交办事项',
    matter: row.title.slice(0, 40),
    source: sourceOf(loaded),
    foundOn: row.dispatchedOn ?? row.createdOn,
    problems: `${row.title}，${standingOf(aimed[0], day)}。`,
    demand: demands[letter.id] ?? '',
    deadline: later(aimed[0]?.deadline ?? day, least),
  };
};

/** A 函 goes to bodies that are not the town's subordinates: it asks. */
const demands: Readonly<Record<string, string>> = {
  'supervision-form': '明确专人负责，列出完成时间。\n办好后报送书面情况和佐证材料，由我办派人核实。',
  'supervision-notice': '明确专人负责，列出完成时间。\n办好后报送书面情况和佐证材料，由我办派人核实。',
  'supervision-letter': '请结合职责抓紧办理。\n请将办理情况和有关材料一并函告我镇。',
};

function sourceOf({ row }: LoadedTask): string {
  const label = taskSourceLabels[row.source];
  return row.sourceText === '' ? label : `${label}（${row.sourceText.slice(0, 50)}）`;
}

/** Which paper an item asks for now. */
export function suggestTaskPaper(ctx: RecordsContext, id: string): string {
  const loaded = loadTask(ctx, id);
  const day = today(ctx.ports);
  if (loaded.extensions.some(({ status }) => status === 'pending')) return 'extension-form';
  const worst = Math.max(0, ...live(loaded).map((line) => -(daysLeft(line, day) ?? 0)));
  const { superviseDays, talkDays } = supervisionRules(ctx);
  if (worst >= talkDays) return 'talk-notice';
  if (worst >= superviseDays) return 'supervision-form';
  return worst > 0 ? 'urge-form' : 'assignment-form';
}

function live({ assignments }: LoadedTask): AssignmentLine[] {
  return assignments.filter(({ status }) => status !== 'withdrawn');
}

/** The lead unit of a new item; who asked for more time; of everything else, who is late, or whose turn it is. */
function aimedAt(loaded: LoadedTask, kind: string, day: PlainDate): AssignmentLine[] {
  const lead = live(loaded).filter(({ part }) => part === 'lead');
  if (kind === 'assignment-form') return lead;
  if (kind === 'extension-form') {
    const asked = lastExtension(loaded);
    return asked ? loaded.assignments.filter(({ id }) => id === asked.assignmentId) : lead;
  }
  const late = live(loaded).filter((line) => isLate(line, day));
  if (late.length > 0) return late;
  const waiting = live(loaded).filter(({ status }) => waitsFor[status] === 'unit');
  return waiting.length > 0 ? waiting : lead;
}

function standingOf(line: AssignmentLine | undefined, day: PlainDate): string {
  if (!line) return '还没有反馈';
  const what = line.signedOn === null ? '还没有签收' : '还没有反馈';
  return isLate(line, day) ? `逾期 ${daysBetween(line.deadline, day)} 天，${what}` : what;
}

function lastExtension({ extensions }: LoadedTask) {
  return extensions.find(({ status }) => status === 'pending') ?? extensions.at(-1);
}

/** As it was applied for; where nobody applied yet, with days to be written over. */
function extensionWords(ctx: RecordsContext, loaded: LoadedTask, aimed: AssignmentLine | undefined): Words {
  const asked = lastExtension(loaded);
  if (!asked) {
    const day = today(ctx.ports);
    const deadline = aimed?.deadline ?? loaded.row.deadline;
    const original = aimed?.originalDeadline ?? deadline;
    return { original, deadline, asked: addDays(later(deadline, day), FORMAL_DAYS), appliedOn: day };
  }
  const line = loaded.assignments.find(({ id }) => id === asked.assignmentId);
  const applicant = ctx.db.select().from(people).where(eq(people.id, asked.handlerId)).get();
  return {
    original: line?.originalDeadline ?? asked.fromDay,
    deadline: asked.fromDay,
    asked: asked.toDay,
    reason: asked.reason,
    applicant: applicant?.name ?? '',
    appliedOn: officeDate(new Date(asked.at)),
  };
}
