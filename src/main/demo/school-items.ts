import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { workdayFrom } from '#shared/domain/calendar/holidays.ts';
import { contacts, office } from './cast.ts';
import { chinaTime } from './clock.ts';
import { getOf } from './desk.ts';
import type { DemoDesk, Step } from './desk.ts';

/** What this town asks of every school each term. Another town has another list. */
const items = [
  '一次法治课',
  '一次防溺水演练',
  '一次心理排查',
  '一次家长会',
  '一次宿舍检查',
  '一次应急疏散',
] as const;
const demand = '每所学校每学期开展“六个一”';

/** Which schools had done which item by when; every third school is behind. */
const begins = '2026-09-22';

/** The office settles what schools owe, and the education centre writes down what was done, week by week. */
export function schoolItemSteps(): Step[] {
  const settle: Step = { at: chinaTime('2026-09-15', '10:00'), by: 'zonghe', run: settleItems };
  const done = items.slice(0, 4).map((item, index): Step => {
    const day = workdayFrom(addDays(begins, index * 14));
    return { at: chinaTime(day, '16:30'), by: 'zonghe', run: (desk) => record(desk, item, index, day) };
  });
  return [settle, ...done];
}

async function settleItems({ api, town }: DemoDesk): Promise<void> {
  await api.obligations.saveItems({ items: items.map((name) => ({ name })) });
  await api.obligations.settle({
    text: demand,
    subject: 'school',
    byItem: true,
    every: 'term',
    times: 1,
    unitId: getOf(town.units, office.education),
    reason: '办公室会议定的项目',
  });
}

async function record({ api, town }: DemoDesk, item: string, index: number, day: string): Promise<void> {
  const list = await api.obligations.list({});
  const id = list.obligations.find(({ text }) => text === demand)?.id ?? '';
  const itemId = (await api.obligations.items({})).find(({ name }) => name === item)?.id ?? '';
  const { rows } = await api.registers.list({ register: 'schools', limit: 100 });
  const handlerId = getOf(town.contacts, contacts.find(({ unit }) => unit === office.education)?.unit ?? '');
  for (const [at, school] of rows.entries()) {
    if (at % 3 === index % 3 && index > 0) continue;
    await api.obligations.record({
      id,
      subjectKey: `${school.id}/${itemId}`,
      date: day,
      text: `${item}，全校参加，有照片和签到。`,
      participants: 60 + at * 7,
      unitIds: [getOf(town.units, office.education)],
      handlerId,
    });
  }
}
