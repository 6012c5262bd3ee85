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
import { demoVenues } from './venue-list.ts';
import { checkedOn } from './weeks.ts';

/** Afternoons on which the second coordinator goes round and closes what was put right. */
const rounds = [4, 8].map((week) => chinaTime(lastWorkday(week), '17:30'));

/** The police officer hands in his own unit's fixes in one sitting. */
const officerReportsAt = chinaTime('2026-11-20', '17:25');

const daysAllowed = {
  closed: 7,
  reopened: 7,
  submitted: 7,
  'sent-back': 7,
  overdue: 7,
  assigned: 15,
  found: 0,
} as const satisfies Record<Fate, number>;

/** What happens to each problem after it was found. The one found twice runs its first course only. */
export function rectificationSteps(): Step[] {
  const first = demoFaults.filter(
    (fault, index) =>
      demoFaults.findIndex(({ venue, item }) => venue === fault.venue && item === fault.item) === index,
  );
  return [...first.flatMap(courseOf), ...supervisionSteps()];
}

function courseOf(fault: DemoFault): Step[] {
  const { fate } = fault;
  if (fate === 'found') return [];
  const found = checkedOn(fault.week, fault.venue);
  const assign: Step = {
    at: chinaTime(found, '17:10'),
    by: 'zonghe',
    run: (desk) => assignFault(desk, fault, addDays(found, daysAllowed[fate])),
  };
  if (fate === 'assigned' || fate === 'overdue') return [assign];
  const doneOn = workdayFrom(addDays(found, 4));
  const isOfficers = fate === 'submitted' && supervisorOf(fault) === office.police;
  const at = isOfficers ? officerReportsAt : chinaTime(doneOn, '10:00');
  const by: Login = isOfficers ? 'paichusuo' : 'zonghe';
  const report: Step = { at, by, run: (desk) => reportFault(desk, fault, doneOn) };
  const round = rounds.find((time) => time > at);
  if (fate === 'submitted' || round === undefined) return [assign, report];
  const settle = fate === 'sent-back' ? sendBack : close;
  return [assign, report, { at: round, by: 'xietiao', run: (desk) => settle(desk, fault) }];
}

function supervisorOf({ venue }: DemoFault): Office {
  return demoVenues.find(({ name }) => name === venue)?.supervisor ?? office.peace;
}

async function stepOf({ api, town }: DemoDesk, { venue, item }: DemoFault) {
  const { id, revision } = await api.problems.get({ id: getOf(town.problems, `${venue} ${item}`) });
  return { id, revision };
}

async function assignFault(desk: DemoDesk, fault: DemoFault, deadline: PlainDate): Promise<void> {
  await desk.api.problems.assign({
    ...(await stepOf(desk, fault)),
    unitId: getOf(desk.town.units, supervisorOf(fault)),
    deadline,
    measures: `${faultWords[fault.item].measures}。`,
  });
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

async function close(desk: DemoDesk, fault: DemoFault): Promise<void> {
  await desk.api.problems.close({ ...(await stepOf(desk, fault)), note: '到现场看过，已改好。' });
}

async function sendBack(desk: DemoDesk, fault: DemoFault): Promise<void> {
  await desk.api.problems.sendBack({
    ...(await stepOf(desk, fault)),
    note: '标志贴在了货架背面，顾客看不见，请重贴。',
    deadline: '2026-11-25',
  });
}

/** A 督办单 that went out, and a 函 that still waits for its words. */
function supervisionSteps(): Step[] {
  const late = demoFaults.filter(({ fate }) => fate === 'overdue');
  const at = chinaTime('2026-11-20', '17:20');
  return [
    { at, by: 'zonghe', run: (desk) => issueForm(desk, late[0]) },
    { at, by: 'zonghe', run: async (desk) => void (await draft(desk, late[1], 'letter')) },
  ];
}

async function draft({ api, town }: DemoDesk, fault: DemoFault | undefined, kind: 'form' | 'letter') {
  const problemId = getOf(town.problems, `${fault?.venue} ${fault?.item}`);
  return api.documents.draft({ kind: `supervision-${kind}`, subject: { type: 'problem', id: problemId } });
}

async function issueForm(desk: DemoDesk, fault: DemoFault | undefined): Promise<void> {
  const { id } = await draft(desk, fault, 'form');
  await desk.api.documents.issue({ id, revision: 1 });
}
