import { writeXlsx } from 'hucre';
import type { TaskFilter, TaskRow } from '#shared/contract/tasks.ts';
import {
  assignmentStatusLabels,
  levelLabels,
  partLabels,
  priorityLabels,
  taskSourceLabels,
} from '#shared/domain/task/task.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { font, tableFrame } from '../exchange/excel/table-frame.ts';
import { XLSX } from './file-types.ts';
import { unitNames } from './organisation.ts';
import { loadTasks } from './task-rows.ts';
import type { LoadedTask } from './task-rows.ts';
import { listTasks } from './tasks.ts';
import { tasks } from '../store/schema/tasks.ts';
import { inArray } from 'drizzle-orm';
import { daysLeft } from '#shared/domain/task/status.ts';
import { daysBetween } from '#shared/domain/calendar/plain-date.ts';

const columns = [
  { header: '编号', width: 14 },
  { header: '事项', width: 34 },
  { header: '来源', width: 12 },
  { header: '交办人', width: 16 },
  { header: '缓急', width: 7 },
  { header: '承办单位', width: 20 },
  { header: '牵头或配合', width: 8 },
  { header: '交办日期', width: 12 },
  { header: '签收日期', width: 12 },
  { header: '原定期限', width: 12 },
  { header: '现在期限', width: 12 },
  { header: '反馈日期', width: 12 },
  { header: '办结日期', width: 12 },
  { header: '状态', width: 10 },
  { header: '逾期天数', width: 8 },
  { header: '催办次数', width: 8 },
  { header: '督办', width: 10 },
];

/** 督办台账: one line for each unit of each item, as the list shows them. */
export async function exportTasks(
  ctx: RecordsContext,
  input: { filter: TaskFilter; search: string },
): Promise<{ name: string; file: Blob; rows: number }> {
  const day = today(ctx.ports);
  const lines = linesOf(ctx, listTasks(ctx, input), day);
  const title = '督办台账';
  const sheet = tableFrame({
    name: title,
    title,
    hint: `${day} 导出，共 ${lines.length} 行`,
    columns,
    lines,
  });
  const bytes = await writeXlsx({ sheets: [sheet], defaultFont: font });
  act(
    ctx,
    { action: 'tasks.export', objectType: 'task', objectId: ctx.desk.deskId, fields: [input.filter] },
    () => undefined,
  );
  const file = new Blob([new Uint8Array(bytes)], { type: XLSX });
  return { name: `${title}（${day}）.xlsx`, file, rows: lines.length };
}

function linesOf(ctx: RecordsContext, rows: readonly TaskRow[], day: string): string[][] {
  const unit = unitNames(ctx.db);
  const stored = ctx.db
    .select()
    .from(tasks)
    .where(
      inArray(
        tasks.id,
        rows.map(({ id }) => id),
      ),
    )
    .all();
  const loaded = new Map(loadTasks(ctx.db, stored).map((task) => [task.row.id, task]));
  return rows.flatMap((row) => {
    const task = loaded.get(row.id);
    return task ? linesOfTask(task, day, unit) : [];
  });
}

function linesOfTask({ row, assignments }: LoadedTask, day: string, unit: (id: string) => string | null) {
  return assignments.map((line) => [
    row.serial,
    row.title,
    taskSourceLabels[row.source],
    row.issuedBy,
    priorityLabels[row.priority],
    unit(line.unitId) ?? '',
    partLabels[line.part],
    line.dispatchedOn ?? '',
    line.signedOn ?? '',
    line.originalDeadline,
    line.deadline,
    line.reportedOn ?? '',
    line.closedOn ?? '',
    row.dispatchedOn === null ? '待交办' : row.isCancelled ? '已撤销' : assignmentStatusLabels[line.status],
    lateText(line, day),
    line.urgedCount === 0 ? '' : String(line.urgedCount),
    levelLabels[line.level],
  ]);
}

type Dated = Pick<LoadedTask['assignments'][number], 'status' | 'deadline' | 'reportedOn' | 'dispatchedOn'>;

/** How late it is; of what was reported, how late it came. */
function lateText(line: Dated, day: string): string {
  if (line.dispatchedOn === null || line.status === 'withdrawn') return '';
  const left = daysLeft(line, day) ?? (line.reportedOn ? daysBetween(line.reportedOn, line.deadline) : 0);
  return left < 0 ? String(-left) : '';
}
