import { workdayFrom } from '#shared/domain/calendar/holidays.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { lastWorkday } from './calendar.ts';
import { office } from './cast.ts';
import type { Login, Office } from './cast.ts';
import { chinaTime } from './clock.ts';
import { getOf } from './desk.ts';
import type { DemoDesk, Step } from './desk.ts';
import { demoFaults, faultWords } from './faults.ts';
import type { DemoFault, Fate } from './faults.ts';
import { drawPhoto } from './photo.ts';
import { stepOf } from './problem-step.ts';
import { demoVenues } from './venue-list.ts';
import { checkedOn } from './weeks.ts';

/** Afternoons on which the second coordinator goes round and looks at what was put right; the leader closes it after. */
const rounds = [4, 8].map((week) => ({
  seen: chinaTime(lastWorkday(week), '17:30'),
  closed: chinaTime(lastWorkday(week), '17:50'),
}));

/** The police officer hands in his own unit's fixes in one sitting. */
const officerReportsAt = chinaTime('2026-11-20', '17:25');

type Course = {
  /** Days to put it right; null: nobody was told yet. */
  days: number | null;
  isSigned: boolean;
  isReported: boolean;
  /** What the second coordinator makes of the fix. */
  verdict: 'good' | 'bad' | null;
  isClosed: boolean;
};

const untouched: Course = { days: null, isSigned: false, isReported: false, verdict: null, isClosed: false };
const told: Course = { ...untouched, days: 7 };
const underWay: Course = { ...told, isSigned: true };
const done: Course = { ...underWay, isReported: true };
const closed: Course = { ...done, verdict: 'good', isClosed: true };

const courses = {
  found: untouched,
  merged: untouched,
  dispatched: { ...told, days: 15 },
  assigned: { ...underWay, days: 15 },
  extension: { ...underWay, days: 10 },
  extended: { ...underWay, days: 10 },
  overdue: underWay,
  listed: underWay,
  submitted: done,
  'sent-back': { ...done, verdict: 'bad' },
  verified: { ...done, verdict: 'good' },
  closed,
  reopened: closed,
} as const satisfies Record<Fate, Course>;

/** What happens to each problem after it was found. The one found twice runs its first course only. */
export function rectificationSteps(): Step[] {
  const first = demoFaults.filter(
    (fault, index) =>
      demoFaults.findIndex(({ venue, item }) => venue === fault.venue && item === fault.item) === index,
  );
  return first.flatMap(courseOf);
}

function courseOf(fault: DemoFault): Step[] {
  const { days, isSigned, isReported, verdict, isClosed }: Course = courses[fault.fate];
  if (days === null) return [];
  const found = checkedOn(fault.week, fault.venue);
  const steps: Step[] = [
    {
      at: chinaTime(found, '17:10'),
      by: 'zonghe',
      run: (desk) => assignFault(desk, fault, addDays(found, days)),
    },
  ];
  if (!isSigned) return steps;
  const isFriday = found === lastWorkday(fault.week);
  // Signed for the next morning; what was found on the last Friday, at once.
  const signedAt = isFriday ? chinaTime(found, '17:15') : chinaTime(workdayFrom(addDays(found, 1)), '09:10');
  steps.push({ at: signedAt, by: 'zonghe', run: (desk) => signFault(desk, fault) });
  if (!isReported) return steps;
  const doneOn = workdayFrom(addDays(found, 4));
  const isOfficers = fault.fate === 'submitted' && supervisorOf(fault) === office.police;
  const at = isOfficers ? officerReportsAt : chinaTime(doneOn, '10:00');
  const by: Login = isOfficers ? 'paichusuo' : 'zonghe';
  steps.push({ at, by, run: (desk) => reportFault(desk, fault, doneOn) });
  const round = rounds.find(({ seen }) => seen > at);
  if (verdict === null || round === undefined) return steps;
  const settle = verdict === 'bad' ? sendBack : verify;
  steps.push({ at: round.seen, by: 'xietiao', run: (desk) => settle(desk, fault) });
  if (isClosed) steps.push({ at: round.closed, by: 'lingdao', run: (desk) => close(desk, fault) });
  return steps;
}

export function supervisorOf({ venue }: DemoFault): Office {
  return demoVenues.find(({ name }) => name === venue)?.supervisor ?? office.peace;
}

async function assignFault(desk: DemoDesk, fault: DemoFault, deadline: PlainDate): Promise<void> {
  await desk.api.problems.assign({
    ...(await stepOf(desk, fault)),
    unitId: getOf(desk.town.units, supervisorOf(fault)),
    deadline,
    measures: `${faultWords[fault.item].measures}。`,
  });
}

async function signFault(desk: DemoDesk, fault: DemoFault): Promise<void> {
  const handlerId = getOf(desk.town.contacts, supervisorOf(fault));
  await desk.api.problems.sign({ ...(await stepOf(desk, fault)), handlerId });
}

async function reportFault(desk: DemoDesk, fault: DemoFault, doneOn: PlainDate): Promise<void> {
  const { api, town } = desk;
  const handlerId = getOf(town.contacts, supervisorOf(fault));
  const step = await stepOf(desk, fault);
  const photo = new Blob([drawPhoto('after', fault.venue + fault.item)]);
  const { id: fileId } = await api.files.put({ file: photo, name: `${fault.venue}整改后.png` });
  await api.problems.addEvidence({ id: step.id, fileId, stage: 'after', handlerId });
  await api.problems.submit({ ...step, doneOn, note: `${faultWords[fault.item].fix}。`, handlerId });
}

async function verify(desk: DemoDesk, fault: DemoFault): Promise<void> {
  await desk.api.problems.verify({ ...(await stepOf(desk, fault)), note: '到现场看过，已改好。' });
}

async function close(desk: DemoDesk, fault: DemoFault): Promise<void> {
  await desk.api.problems.close({ ...(await stepOf(desk, fault)), note: '同意销号。' });
}

async function sendBack(desk: DemoDesk, fault: DemoFault): Promise<void> {
  await desk.api.problems.sendBack({
    ...(await stepOf(desk, fault)),
    note: '标志贴在了货架背面，顾客看不见，请重贴。',
    deadline: '2026-11-25',
  });
}
