import type { Task, TaskInput } from '#shared/contract/tasks.ts';
import type { Api } from '#shared/rpc/client.ts';
import type { Prepared } from './prepared.ts';

/** An item for the police, who lead, and the village, who help. Everything in it is invented. */
export function taskInput(town: Prepared, change: Partial<TaskInput> = {}): TaskInput {
  return {
    title: '夜间巡查校园周边',
    content: '晚上七点到九点，到学校周边走一遍。',
    demand: '每周报一次情况。',
    priority: 'ordinary',
    source: 'leader',
    sourceText: '调度会上的批示',
    dutyId: null,
    issuedBy: '组长甲',
    deadline: '2026-12-01',
    units: [
      { unitId: town.units.police, part: 'lead' },
      { unitId: town.units.village, part: 'support' },
    ],
    fileIds: [],
    ...change,
  };
}

export async function handedOut(api: Api, town: Prepared, change: Partial<TaskInput> = {}): Promise<string> {
  return (await api.tasks.create({ task: taskInput(town, change), isDispatched: true })).id;
}

/** A unit's part as the next step needs it. */
export async function partOf(
  api: Api,
  id: string,
  unitId: string,
): Promise<{ step: { assignmentId: string; revision: number }; part: Task['assignments'][number] }> {
  const task = await api.tasks.get({ id });
  const part = task.assignments.find((one) => one.unitId === unitId && one.status !== 'withdrawn');
  if (!part) throw new Error('this unit has no part in it');
  return { step: { assignmentId: part.id, revision: task.revision }, part };
}
