import { office } from './cast.ts';
import { chinaTime } from './clock.ts';
import { getOf } from './desk.ts';
import type { DemoDesk, Step } from './desk.ts';
import { demoTasks } from './task-list.ts';
import type { DemoTask, DemoTaskAct } from './task-list.ts';

/** The items handed out, and what each unit made of them. */
export function taskSteps(): Step[] {
  return demoTasks.flatMap((task, index) => [
    {
      // The minutes keep items of one day, and acts of one day, in their order.
      at: chinaTime(task.on, '15:00') + index * 60_000,
      by: 'zonghe' as const,
      run: (desk: DemoDesk) => handOut(desk, task),
    },
    ...(task.acts ?? []).map((act, at) => ({
      at: chinaTime(act.on, '16:00') + (index * 10 + at) * 60_000,
      by: act.by,
      run: async (desk: DemoDesk) => void (await take(desk, task, act)),
    })),
  ]);
}

async function handOut({ api, town }: DemoDesk, task: DemoTask): Promise<void> {
  const { lead, support = [], on: _on, isDraft, acts: _acts, priority = 'ordinary', ...words } = task;
  const duty = task.source === 'plan' ? await dutyFor(api, lead) : null;
  const { id } = await api.tasks.create({
    task: {
      ...words,
      sourceText: duty?.label ?? task.sourceText,
      dutyId: duty?.id ?? null,
      priority,
      units: [
        { unitId: getOf(town.units, lead), part: 'lead' },
        ...support.map((unit) => ({ unitId: getOf(town.units, unit), part: 'support' as const })),
      ],
    },
    isDispatched: isDraft !== true,
  });
  town.tasks.set(task.title, id);
}

/** The first clause of the group whose lead the unit is; otherwise of the first group. */
async function dutyFor(api: DemoDesk['api'], unit: string) {
  const plan = await api.plan.current({});
  const group =
    plan?.groups.find(({ leadUnits }) => leadUnits.some(({ name }) => name === unit)) ?? plan?.groups[0];
  const [duty] = group?.duties ?? [];
  return group && duty ? { id: duty.id, label: `${group.name}职责第 ${duty.no} 条` } : null;
}

async function take(
  { api, town }: DemoDesk,
  task: DemoTask,
  { act, unit, note = '', day, on, by }: DemoTaskAct,
) {
  const id = getOf(town.tasks, task.title);
  const { revision, assignments } = await api.tasks.get({ id });
  const assignmentId = assignments.find(({ unitName }) => unitName === unit)?.id ?? '';
  // The police officer acts for himself; for the others the clerk types what their contact did.
  const isHis = by === 'paichusuo' && unit === office.police;
  const theirs = isHis ? {} : { handlerId: getOf(town.contacts, unit) };
  const step = { assignmentId, revision };
  switch (act) {
    case 'sign':
      return api.tasks.sign({ ...step, ...theirs });
    case 'report':
      return api.tasks.report({ ...step, ...theirs, doneOn: on, note });
    case 'extend':
      return api.tasks.extend({ ...step, ...theirs, to: day ?? on, reason: note });
    case 'verify':
      return api.tasks.verify({ ...step, note });
    case 'send-back':
      return api.tasks.sendBack({ ...step, note, deadline: day ?? on });
    case 'close':
      return api.tasks.close({ ...step, note });
    case 'approve':
      return api.tasks.decideExtension({ ...step, isApproved: true, note });
    case 'supervise':
    case 'list':
      return api.tasks.escalate({ ...step, level: act, note });
    case 'cancel':
      return api.tasks.cancel({ id, revision, note });
    default:
      return act satisfies never;
  }
}
