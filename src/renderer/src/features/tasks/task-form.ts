import type { Campaign } from '#shared/contract/plan.ts';
import type { Task, TaskInput } from '#shared/contract/tasks.ts';
import type { Priority, TaskSource } from '#shared/domain/task/task.ts';

/** The form as it is typed; empty where nothing is chosen yet. */
export type TaskWords = {
  title: string;
  content: string;
  demand: string;
  priority: Priority;
  source: TaskSource;
  sourceText: string;
  dutyId: string | null;
  issuedBy: string;
  deadline: string | null;
  leadId: string | null;
  supportIds: string[];
  fileIds: string[];
};

export const blank: TaskWords = {
  title: '',
  content: '',
  demand: '',
  priority: 'ordinary',
  source: 'leader',
  sourceText: '',
  dutyId: null,
  issuedBy: '',
  deadline: null,
  leadId: null,
  supportIds: [],
  fileIds: [],
};

export function wordsOf(task: Task): TaskWords {
  const ids = (part: 'lead' | 'support') =>
    task.assignments.filter((one) => one.part === part).map(({ unitId }) => unitId);
  const { title, content, demand, priority, source, sourceText, issuedBy } = task;
  return {
    title,
    content,
    demand,
    priority,
    source,
    sourceText,
    issuedBy,
    dutyId: task.duty?.id ?? null,
    deadline: task.dueOn,
    leadId: ids('lead')[0] ?? null,
    supportIds: ids('support'),
    fileIds: task.files.map(({ id }) => id),
  };
}

/** What is still missing, by field. A draft may lack its units. */
export function gapsOf(words: TaskWords, isDispatched: boolean): Record<string, string> {
  const gaps: Record<string, string> = {};
  if (words.title.trim() === '') gaps['title'] = '请写事项名称';
  if (words.content.trim() === '') gaps['content'] = '请写交办什么事';
  if (words.issuedBy.trim() === '') gaps['issuedBy'] = '请写谁交办的';
  if (words.deadline === null) gaps['deadline'] = '请填办理期限';
  if (words.source === 'plan' && words.dutyId === null) gaps['dutyId'] = '请选是方案里的哪一条';
  if (words.leadId === null && (isDispatched || words.supportIds.length > 0)) gaps['leadId'] = '请选牵头单位';
  return gaps;
}

export function inputOf({ leadId, supportIds, ...words }: TaskWords): TaskInput {
  return {
    ...words,
    dutyId: words.source === 'plan' ? words.dutyId : null,
    deadline: words.deadline ?? '',
    units: [
      ...(leadId === null ? [] : [{ unitId: leadId, part: 'lead' as const }]),
      ...supportIds
        .filter((unitId) => unitId !== leadId)
        .map((unitId) => ({ unitId, part: 'support' as const })),
    ],
  };
}

/** A clause of the plan brings its words and the units of its group; what was typed already stays. */
export function withDuty(words: TaskWords, dutyId: string | null, plan: Campaign | null): TaskWords {
  const group = plan?.groups.find(({ duties }) => duties.some(({ id }) => id === dutyId));
  const duty = group?.duties.find(({ id }) => id === dutyId);
  if (!group || !duty) return { ...words, dutyId };
  const [lead, ...others] = [...group.leadUnits, ...group.responsibleUnits].map(({ id }) => id);
  const hasUnits = words.leadId !== null || words.supportIds.length > 0;
  return {
    ...words,
    dutyId,
    content: words.content === '' ? duty.text : words.content,
    sourceText: words.sourceText === '' ? `${group.name}职责第 ${duty.no} 条` : words.sourceText,
    ...(hasUnits
      ? {}
      : { leadId: lead ?? null, supportIds: [...new Set(others)].filter((id) => id !== lead) }),
  };
}
