import type { Api } from '#shared/rpc/client.ts';
import type { Prepared } from '../support/prepared.ts';
import type { TestDesk } from '../support/test-desk.ts';
import { seatLeader } from '../support/leader.ts';
import { partOf, taskInput } from '../support/tasks.ts';
import { inspection, keptPhoto, revisionOf } from '../support/work.ts';
import type { Act, Chronicle, Free, Told } from './chronicle.ts';

const DAY = 86_400_000;
/** The Monday the simulated town begins on. */
const FIRST = Date.UTC(2026, 10, 23);

export const dateOf = (day: number): string => new Date(FIRST + day * DAY).toISOString().slice(0, 10);
export const dayOf = (date: string): number => Math.round((Date.parse(date) - FIRST) / DAY);

type Obligations = { weekly: string; joint: string; meeting: string; report: string };

/** A town that lives: everything it does goes through the contract and into the chronicle. */
export type Life = {
  desk: TestDesk;
  town: Prepared;
  log: Chronicle;
  random: () => number;
  venues: { id: string; draft: Awaited<ReturnType<typeof inspection>> }[];
  obligations: Obligations;
  asLeader: () => Promise<Api>;
  /** Acts made and not typed yet. */
  paper: { act: Act; obligation: string | null; isJoint: boolean }[];
  /** What waits for a second person. */
  late: { id: string; act: Act; isCheck: boolean; isWanted: boolean }[];
  reliefs: { id: string; free: Free }[];
  /** How squares read at any comparison so far. */
  seen: Set<Told>;
};

/** Numbers between 0 and 1, the same ones for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Founds the town on its first Monday: places, what is owed by hand, and next year's holidays. */
export async function begin(
  desk: TestDesk,
  town: Prepared,
  size: { venues: number; seed: number },
): Promise<Life> {
  const asLeader = await seatLeader(desk, town);
  const api = await desk.as('coordinator');
  const log: Chronicle = {
    turns: new Map(),
    checks: [],
    joints: [],
    handActs: new Map(),
    frees: [],
    holidays: new Set(
      ['2027-01-01', ...Array.from({ length: 7 }, (_, at) => `2027-02-0${at + 8}`)].map(dayOf),
    ),
    problems: [],
    tasks: [],
  };
  await api.holidays.import({
    text: '日期 名称 休或班\n2027-01-01 元旦 休\n2027年2月8日至2027年2月14日\t春节\t休',
  });
  const ids = town.venues.slice(0, 2);
  for (let at = ids.length; at < size.venues; at += 1) {
    const values = {
      name: `样例旅馆${at}`,
      kind: 'hotel',
      village: '东河村',
      licence: `JY-9${at}`,
      isKey: true,
    };
    ids.push((await api.registers.save({ register: 'venues', values })).id);
  }
  const venues = [];
  for (const id of ids) {
    log.turns.set(id, [{ day: 0, isOpen: true }]);
    venues.push({ id, draft: await inspection(api, id, { unitIds: [town.units.office] }) });
  }
  const weekly = { every: 'week', times: 1, effectiveOn: dateOf(0) } as const;
  const meeting = await api.obligations.settle({ text: '每周碰头一次', subject: 'campaign', ...weekly });
  const report = await api.obligations.settle({
    text: '各单位每周报一次情况',
    subject: 'unit',
    unitIds: [town.units.police, town.units.market],
    ...weekly,
  });
  const { obligations } = await api.obligations.list({});
  const idOf = (subject: string): string => obligations.find((one) => one.subject === subject)?.id ?? '';
  return {
    desk,
    town,
    log,
    random: seeded(size.seed),
    venues,
    obligations: { weekly: idOf('venue'), joint: idOf('joint'), meeting: meeting.id, report: report.id },
    asLeader,
    paper: [],
    late: [],
    reliefs: [],
    seen: new Set(),
  };
}

const chance = ({ random }: Life, share: number): boolean => random() < share;
const upTo = ({ random }: Life, count: number): number => Math.floor(random() * count);

export function setDay({ desk }: Life, day: number): void {
  desk.clock.setWall(FIRST + day * DAY + 3_600_000);
}

/** What people out there do in a week, on paper: some at once, some late, some never. */
export function goOut(life: Life, week: number): void {
  const { log, paper, venues, town, obligations } = life;
  const plan = (subject: string, obligation: string | null, isJoint = false): void => {
    const day = week * 7 + upTo(life, 5);
    const delay = chance(life, 0.75) ? upTo(life, 4) : upTo(life, 18);
    const act: Act = { subject, day, typed: day + delay, confirmed: null, withdrawn: null };
    paper.push({ act, obligation, isJoint });
  };
  for (const { id } of venues) if (isOpen(life, id, week * 7) && chance(life, 0.85)) plan(id, null);
  if (chance(life, 0.8)) plan('town', obligations.meeting);
  for (const unit of [town.units.police, town.units.market])
    if (chance(life, 0.8)) plan(unit, obligations.report);
  const [first] = venues;
  if (first && week % 4 === 2 && chance(life, 0.8) && isOpen(life, first.id, week * 7))
    plan(first.id, null, true);
  log.handActs.set(obligations.meeting, log.handActs.get(obligations.meeting) ?? []);
}

function isOpen({ log }: Life, venue: string, day: number): boolean {
  return log.turns.get(venue)?.findLast((turn) => turn.day <= day)?.isOpen ?? false;
}

/** Types what lies there by today; what is late by more than a week waits for a second person. */
export async function typeIn(life: Life, api: Api, today: number): Promise<void> {
  const ready = life.paper.filter(({ act }) => act.typed <= today);
  life.paper = life.paper.filter(({ act }) => act.typed > today);
  for (const { act, obligation, isJoint } of ready) {
    if (obligation === null && !isOpen(life, act.subject, today)) continue; // a closed place takes no check
    act.typed = today;
    const { id, needsConfirmation } =
      obligation === null ? await check(life, api, act, isJoint) : await byHand(life, api, act, obligation);
    if (needsConfirmation !== today - act.day > 7)
      throw new Error(`${dateOf(act.day)} typed ${dateOf(today)}`);
    if (needsConfirmation)
      life.late.push({ id, act, isCheck: obligation === null, isWanted: chance(life, 0.7) });
  }
}

async function check(life: Life, api: Api, act: Act, isJoint: boolean) {
  const venue = life.venues.find(({ id }) => id === act.subject);
  if (!venue) throw new Error('unknown venue');
  const { office, market } = life.town.units;
  const joint = isJoint ? { kind: 'joint' as const, unitIds: [office, market] } : {};
  life.log.checks.push(act);
  if (isJoint) life.log.joints.push(act);
  return api.checks.record({ ...venue.draft, ...joint, date: dateOf(act.day) });
}

async function byHand(life: Life, api: Api, act: Act, obligation: string) {
  life.log.handActs.set(obligation, [...(life.log.handActs.get(obligation) ?? []), act]);
  const subjectKey = act.subject === 'town' ? '' : act.subject;
  return api.obligations.record({ id: obligation, subjectKey, date: dateOf(act.day), text: '办了' });
}

/** The second person's day: vouches for late entries, agrees to pauses and exemptions. */
export async function decide(life: Life, api: Api, today: number): Promise<void> {
  for (const { id, act, isCheck } of life.late.filter(({ isWanted }) => isWanted)) {
    if (isCheck) await api.checks.confirmLate({ id });
    else await api.obligations.confirm({ actId: id });
    act.confirmed = today;
  }
  life.late = life.late.filter(({ isWanted }) => !isWanted);
  for (const { id, free } of life.reliefs) {
    await api.obligations.decide({ reliefId: id, agrees: true });
    life.log.frees.push({ ...free, agreed: today });
  }
  life.reliefs = [];
}

/** A place closes, another opens again; a pause and an exemption are asked for; the campaign is prolonged. */
export async function change(life: Life, api: Api, week: number, today: number): Promise<void> {
  const turning = life.venues.at(-1);
  if (turning && (week === 3 || week === 6)) {
    const isOpening = week === 6;
    const row = await api.registers.get({ register: 'venues', id: turning.id });
    await api.registers.save({
      register: 'venues',
      id: turning.id,
      revision: row.revision,
      values: { ...row.values, status: isOpening ? 'open' : 'closed' },
    });
    life.log.turns.get(turning.id)?.push({ day: today, isOpen: isOpening });
  }
  const next = { from: (week + 1) * 7, to: (week + 1) * 7 + 6, agreed: 0 };
  const asked = { id: life.obligations.weekly, from: dateOf(next.from), to: dateOf(next.to) };
  if (week === 1) {
    const { id } = await api.obligations.pause({ ...asked, reason: '全镇防汛' });
    life.reliefs.push({ id, free: { ...next, subject: null } });
  }
  const exempt = life.venues[1]?.id ?? '';
  if (week === 7) {
    const fileId = await keptPhoto(api, 7);
    const { id } = await api.obligations.exempt({ ...asked, subjectKey: exempt, reason: '装修停业', fileId });
    life.reliefs.push({ id, free: { ...next, subject: exempt } });
  }
  if (week === 9) {
    const fileId = await keptPhoto(api, 9);
    await api.campaign.prolong({
      to: '2028-03-31',
      number: '示例政发〔2027〕9号',
      issuedOn: dateOf(today),
      fileId,
    });
  }
}

/** Problems come in and go out to the police; a task every month. */
export async function handOut(life: Life, api: Api, week: number, today: number): Promise<void> {
  const { log, town } = life;
  for (let count = 1 + upTo(life, 2); count > 0; count -= 1) {
    const { id } = await api.problems.create({
      source: 'public',
      title: `第${week}周第${count}件`,
      detail: '有人反映。',
      severity: 'ordinary',
      foundOn: dateOf(today),
      place: '东河村口',
      basis: '',
      fileIds: [await keptPhoto(api, today + count)],
    });
    log.problems.push({ id, status: 'found', deadline: null, isAsked: false, rounds: 0 });
  }
  for (const tale of log.problems.filter(({ status }) => status === 'found')) {
    if (!chance(life, 0.8)) continue;
    const deadline = today + 5 + upTo(life, 10);
    const step = await revisionOf(api, tale.id);
    await api.problems.assign({
      ...step,
      unitId: town.units.police,
      deadline: dateOf(deadline),
      measures: '改',
    });
    Object.assign(tale, { status: 'dispatched', deadline });
  }
  if (week % 4 === 1) {
    const deadline = today + 14;
    const units = [
      { unitId: town.units.village, part: 'lead' as const },
      { unitId: town.units.police, part: 'support' as const },
    ];
    const task = taskInput(town, { title: `第${week}周的事`, deadline: dateOf(deadline), units });
    const { id } = await api.tasks.create({ task, isDispatched: true });
    log.tasks.push({
      id,
      deadline,
      parts: { [town.units.police]: 'dispatched', [town.units.village]: 'dispatched' },
    });
  }
}

/** The police's own day: signs, asks for more time, reports. */
export async function putRight(life: Life, api: Api, today: number): Promise<void> {
  const { log, town } = life;
  for (const tale of log.problems) {
    const step = async () => revisionOf(api, tale.id);
    if (tale.status === 'dispatched' && chance(life, 0.8)) {
      await api.problems.sign({ ...(await step()), note: '' });
      tale.status = 'signed';
    } else if (tale.status === 'signed' && !tale.isAsked && chance(life, 0.2)) {
      await api.problems.extend({
        ...(await step()),
        deadline: dateOf(Math.max(today, tale.deadline ?? 0) + 10),
        note: '等件',
      });
      tale.isAsked = true;
    } else if (tale.status === 'signed' && !tale.isAsked && chance(life, 0.7)) {
      await api.problems.addEvidence({
        id: tale.id,
        fileId: await keptPhoto(api, today + 100),
        stage: 'after',
      });
      await api.problems.submit({ ...(await step()), doneOn: dateOf(today), note: '改好了' });
      tale.status = 'submitted';
    }
  }
  for (const tale of log.tasks) {
    const { police } = town.units;
    if (tale.parts[police] === 'dispatched') {
      await api.tasks.sign((await partOf(api, tale.id, police)).step);
      tale.parts[police] = 'signed';
    } else if (tale.parts[police] === 'signed') {
      const { step } = await partOf(api, tale.id, police);
      await api.tasks.report({ ...step, doneOn: dateOf(today), note: '办了' });
      tale.parts[police] = 'reported';
    }
  }
}

/** The leader's day among the two lists and the tasks. */
export async function judge(life: Life, api: Api, today: number): Promise<void> {
  const { log, town } = life;
  for (const tale of log.problems) {
    const step = async () => revisionOf(api, tale.id);
    if (tale.isAsked) {
      const deadline = Math.max(today, tale.deadline ?? 0) + 10;
      await api.problems.grantExtension({ ...(await step()), deadline: dateOf(deadline), note: '' });
      Object.assign(tale, { isAsked: false, deadline });
    } else if (tale.status === 'submitted' && chance(life, 0.25)) {
      await api.problems.sendBack({ ...(await step()), deadline: dateOf(today + 7), note: '没改到位' });
      Object.assign(tale, { status: 'signed', deadline: today + 7 });
    } else if (tale.status === 'submitted') {
      await api.problems.verify({ ...(await step()), note: '看过' });
      tale.status = 'verified';
    } else if (tale.status === 'verified') {
      await api.problems.close({ ...(await step()), note: '' });
      tale.status = 'closed';
    } else if (tale.status === 'closed' && tale.rounds === 0 && chance(life, 0.15)) {
      await api.problems.reopen({ ...(await step()), deadline: dateOf(today + 7), note: '又犯了' });
      await api.problems.addEvidence({
        id: tale.id,
        fileId: await keptPhoto(api, today + 50),
        stage: 'before',
      });
      Object.assign(tale, { status: 'dispatched', deadline: today + 7, rounds: 1 });
    }
  }
  for (const tale of log.tasks) {
    const { police } = town.units;
    if (tale.parts[police] === 'reported') {
      await api.tasks.verify({ ...(await partOf(api, tale.id, police)).step, note: '' });
      tale.parts[police] = 'verified';
    } else if (tale.parts[police] === 'verified') {
      await api.tasks.close({ ...(await partOf(api, tale.id, police)).step, note: '' });
      tale.parts[police] = 'closed';
    }
  }
}
