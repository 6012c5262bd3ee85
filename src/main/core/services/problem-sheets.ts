import { and, inArray } from 'drizzle-orm';
import type { ListFace, ProblemQuery } from '#shared/contract/problems.ts';
import { problemFilterLabels } from '#shared/domain/problem/filter.ts';
import {
  listingLevelLabels,
  problemSourceLabels,
  problemStatusLabels,
  severityLabels,
} from '#shared/domain/problem/problem.ts';
import { overdue } from '#shared/domain/problem/overdue.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { writeList } from '../exchange/excel/write-list.ts';
import type { ListSheet } from '../exchange/excel/write-list.ts';
import { problemEvents, problemFixes, problems, problemUnits } from '../store/schema/work.ts';
import { XLSX } from './file-types.ts';
import { personNames, unitNames } from './organisation.ts';
import { findProblems } from './problems-list.ts';
import type { Listed } from './problems-list.ts';
import { getSetting } from './settings.ts';

type Asked = ProblemQuery & { face: ListFace };

/** What a line of the paper form is made of. */
type Line = Listed & {
  number: number;
  day: string;
  helpers: string;
  fix: { doneOn: string; note: string } | undefined;
  verifier: string;
  approver: string;
  kept: string;
};
type Column = { header: string; width: number; of: (line: Line) => string | null };

const number: Column = { header: '序号', width: 6, of: (line) => String(line.number) };
const serial: Column = { header: '编号', width: 18, of: ({ problem }) => problem.serial };
const place: Column = { header: '地点', width: 18, of: (line) => line.place };
const title: Column = { header: '问题', width: 22, of: ({ problem }) => problem.title };
const unit: Column = { header: '责任单位', width: 18, of: (line) => line.unit };
const status: Column = { header: '状态', width: 12, of: statusOf };

/** The columns of the two lists as an office keeps them on paper. */
const faces = {
  ledger: {
    title: '问题台账',
    columns: [
      number,
      serial,
      { header: '发现日期', width: 14, of: ({ problem }) => problem.foundOn },
      { header: '来源', width: 12, of: ({ problem }) => problemSourceLabels[problem.source] },
      place,
      title,
      { header: '具体情况', width: 34, of: ({ problem }) => problem.detail },
      { header: '程度', width: 8, of: ({ problem }) => severityLabels[problem.severity] },
      { header: '依据', width: 22, of: ({ problem }) => problem.basis },
      unit,
      status,
      { header: '备注', width: 16, of: remarks },
    ],
  },
  rectification: {
    title: '整改清单',
    columns: [
      number,
      serial,
      place,
      title,
      { header: '整改要求', width: 28, of: ({ problem }) => problem.measures },
      unit,
      { header: '配合单位', width: 16, of: (line) => line.helpers },
      { header: '交办日期', width: 14, of: ({ problem }) => problem.dispatchedOn },
      { header: '整改期限', width: 18, of: deadlines },
      { header: '整改情况', width: 30, of: ({ fix }) => fix?.note ?? null },
      { header: '完成日期', width: 14, of: ({ fix }) => fix?.doneOn ?? null },
      { header: '核查人', width: 10, of: (line) => line.verifier },
      { header: '销号审批人', width: 12, of: (line) => line.approver },
      { header: '销号日期', width: 14, of: ({ problem }) => problem.closedOn },
      status,
      { header: '备注', width: 16, of: remarks },
    ],
  },
} as const satisfies Record<ListFace, { title: string; columns: readonly Column[] }>;

/** One of the two lists, ready to be printed or saved. */
export function problemSheet(ctx: RecordsContext, asked: Asked): ListSheet {
  const face = faces[asked.face];
  const lines = linesOf(ctx, asked);
  const columns: readonly Column[] = face.columns;
  const town = getSetting(ctx.desk.officeDb, 'townName');
  return {
    title: `${town}${face.title}`,
    note: `${problemFilterLabels[asked.filter]}，共 ${lines.length} 条　${today(ctx.ports)}`,
    columns: columns.map(({ header, width }) => ({ header, width })),
    lines: lines.map((line) => columns.map(({ of }) => of(line) ?? '')),
  };
}

/** The list as .xlsx; that it left the desk is on record. @throws AppError `exchange.table-too-long`. */
export async function saveProblemSheet(
  ctx: RecordsContext,
  asked: Asked,
): Promise<{ name: string; file: Blob }> {
  const sheet = problemSheet(ctx, asked);
  const bytes = await writeList(sheet);
  const trace = {
    action: 'problems.saveSheet',
    objectType: 'problem',
    objectId: `${sheet.lines.length}`,
    fields: [asked.face],
  };
  act(ctx, trace, () => undefined);
  const name = `${faces[asked.face].title}（${today(ctx.ports)}）.xlsx`;
  return { name, file: new Blob([new Uint8Array(bytes)], { type: XLSX }) };
}

function linesOf(ctx: RecordsContext, asked: Asked): Line[] {
  const found = findProblems(ctx, asked);
  const day = today(ctx.ports);
  const beside = besideOf(
    ctx,
    found.map(({ problem }) => problem.id),
  );
  return found.map((listed, index) => ({ ...listed, number: index + 1, day, ...beside(listed) }));
}

/** SQLite binds at most 32,766 values; a long list is asked for in pieces. */
const piece = 5000;

/** What stands beside the rows, read for all of them at once. */
function besideOf(ctx: RecordsContext, ids: readonly string[]) {
  const { db } = ctx;
  const pieces = Array.from({ length: Math.ceil(ids.length / piece) }, (_, at) =>
    ids.slice(at * piece, (at + 1) * piece),
  );
  const unitName = unitNames(db);
  const person = personNames(db);
  const helpers = Map.groupBy(
    pieces.flatMap((some) =>
      db.select().from(problemUnits).where(inArray(problemUnits.problemId, some)).all(),
    ),
    ({ problemId }) => problemId,
  );
  const fixes = Map.groupBy(
    pieces.flatMap((some) =>
      db
        .select()
        .from(problemFixes)
        .where(inArray(problemFixes.problemId, some))
        .orderBy(problemFixes.ordinal)
        .all(),
    ),
    ({ problemId }) => problemId,
  );
  const events = Map.groupBy(
    pieces.flatMap((some) =>
      db
        .select()
        .from(problemEvents)
        .where(
          and(inArray(problemEvents.problemId, some), inArray(problemEvents.action, ['verify', 'close'])),
        )
        .orderBy(problemEvents.ordinal)
        .all(),
    ),
    ({ problemId }) => problemId,
  );
  const serials = new Map(
    pieces
      .flatMap((some) =>
        db
          .select({ id: problems.id, serial: problems.serial })
          .from(problems)
          .where(
            inArray(
              problems.id,
              db.select({ id: problems.mergedInto }).from(problems).where(inArray(problems.id, some)),
            ),
          )
          .all(),
      )
      .map(({ id, serial: of }) => [id, of]),
  );
  return ({ problem }: Listed) => {
    const fix = fixes.get(problem.id)?.findLast(({ round }) => round === problem.reopenedCount);
    const doer = (action: 'verify' | 'close'): string =>
      person(events.get(problem.id)?.findLast((event) => event.action === action)?.handlerId ?? null);
    const isVerified = problem.status === 'verified' || problem.status === 'closed';
    return {
      helpers: (helpers.get(problem.id) ?? []).map(({ unitId }) => unitName(unitId) ?? '').join('、'),
      fix,
      verifier: isVerified ? doer('verify') : '',
      approver: problem.status === 'closed' ? doer('close') : '',
      kept: serials.get(problem.mergedInto ?? '') ?? '',
    };
  };
}

function statusOf({ problem, day }: Line): string {
  const late = overdue({ status: problem.status, dueOn: problem.deadline }, day);
  return `${problemStatusLabels[problem.status]}${late ? '（逾期）' : ''}`;
}

/** A deadline that was moved shows where it stood at first. */
function deadlines({ problem: { deadline, originalDeadline } }: Line): string {
  if (deadline === null) return '';
  return originalDeadline === null || originalDeadline === deadline
    ? deadline
    : `${deadline}（原定 ${originalDeadline}）`;
}

function remarks({ problem, kept }: Line): string {
  return [
    problem.listingLevel === null ? '' : listingLevelLabels[problem.listingLevel],
    problem.reopenedCount === 0 ? '' : `反弹 ${problem.reopenedCount} 次`,
    kept === '' ? '' : `并入 ${kept}`,
  ]
    .filter((part) => part !== '')
    .join('；');
}
