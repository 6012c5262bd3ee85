/**
 * What happened in the simulated town, written down as it was done, and a count of it that knows nothing of the product:
 * plain days as numbers since the first Monday, no periods, spans, reliefs or letters.
 */
export type Act = {
  subject: string;
  day: number;
  typed: number;
  confirmed: number | null;
  withdrawn: number | null;
};
type Turn = { day: number; isOpen: boolean };
export type Free = { subject: string | null; from: number; to: number; agreed: number };
type Joint = { day: number };
type ProblemStatus = 'found' | 'dispatched' | 'signed' | 'submitted' | 'verified' | 'closed';
type ProblemTale = {
  id: string;
  status: ProblemStatus;
  deadline: number | null;
  isAsked: boolean;
  rounds: number;
};
type TaskTale = {
  id: string;
  deadline: number;
  parts: Record<string, 'dispatched' | 'signed' | 'reported' | 'verified' | 'closed'>;
};

export type Chronicle = {
  /** By venue, oldest first. */
  turns: Map<string, Turn[]>;
  checks: Act[];
  joints: Joint[];
  /** Acts typed by hand, by obligation. */
  handActs: Map<string, Act[]>;
  frees: Free[];
  /** Days nobody works, besides Saturday and Sunday. */
  holidays: ReadonlySet<number>;
  problems: ProblemTale[];
  tasks: TaskTale[];
};

/** How a square reads, told without the product's words: why nothing is owed, or what became of it. */
export type Told =
  | 'not-there'
  | 'holiday'
  | 'freed'
  | 'extra'
  | 'done'
  | 'proved-late'
  | 'waiting'
  | 'missed'
  | 'to-do';

const LATE_DAYS = 7;

/** How many of the acts in these days hold on a day, and on which day enough of them did. */
function holdsOn(acts: readonly Act[], today: number): number[] {
  return acts
    .filter(({ withdrawn }) => withdrawn === null || withdrawn > today)
    .flatMap(({ day, typed, confirmed }) =>
      typed - day <= LATE_DAYS ? [typed] : confirmed === null ? [] : [confirmed],
    )
    .filter((on) => on <= today)
    .toSorted((a, b) => a - b);
}

/** What became of something owed from one day to another. */
function tellDone(acts: readonly Act[], from: number, to: number, today: number): Told {
  const own = acts.filter(
    ({ day, typed, withdrawn }) =>
      day >= from && day <= to && typed <= today && (withdrawn === null || withdrawn > today),
  );
  const [first] = holdsOn(own, today);
  if (first !== undefined) return first <= to + LATE_DAYS ? 'done' : 'proved-late';
  if (own.length > 0 && today <= to + LATE_DAYS) return 'waiting';
  return today > to ? 'missed' : 'to-do';
}

export function tellVenueWeek(town: Chronicle, venue: string, week: number, today: number): Told {
  const [from, to] = [week * 7, week * 7 + 6];
  const acts = town.checks.filter(({ subject }) => subject === venue);
  const isTyped = acts.some(({ day, typed }) => day >= from && day <= to && typed <= today);
  const free = whyFree(town, venue, from, to, today);
  if (free !== null) return isTyped ? 'extra' : free;
  return tellDone(acts, from, to, today);
}

function whyFree(town: Chronicle, venue: string, from: number, to: number, today: number): Told | null {
  const turns = (town.turns.get(venue) ?? []).filter(({ day }) => day <= today);
  // A place is there on the day it closes, and no more on the next.
  const isThere = (day: number): boolean => {
    const before = turns.filter((turn) => (turn.isOpen ? turn.day <= day : turn.day < day));
    return before.at(-1)?.isOpen ?? false;
  };
  if (!isThere(from) || !isThere(to)) return 'not-there';
  const worked = [0, 1, 2, 3, 4].map((offset) => from + offset).filter((day) => !town.holidays.has(day));
  if (worked.length === 0) return 'holiday';
  const frees = town.frees.filter(
    (free) => (free.subject === null || free.subject === venue) && free.agreed <= to && free.agreed <= today,
  );
  const isFree = worked.every((day) => frees.some((free) => free.from <= day && day <= free.to));
  return isFree ? 'freed' : null;
}

export function tellByHand(
  town: Chronicle,
  obligation: string,
  subject: string,
  days: [number, number],
  today: number,
): Told {
  const acts = (town.handActs.get(obligation) ?? []).filter((act) => act.subject === subject);
  const worked = Array.from({ length: days[1] - days[0] + 1 }, (_, at) => days[0] + at).filter(
    (day) => day % 7 < 5 && !town.holidays.has(day),
  );
  if (worked.length === 0)
    return acts.some(({ day }) => day >= days[0] && day <= days[1]) ? 'extra' : 'holiday';
  return tellDone(acts, days[0], days[1], today);
}

export function countMissed(told: readonly Told[]): number {
  return told.filter((one) => one === 'missed' || one === 'proved-late').length;
}

/** How many problems each list of the two lists has. */
export function countProblems(town: Chronicle, today: number) {
  const of = (...statuses: ProblemStatus[]): number =>
    town.problems.filter(({ status }) => statuses.includes(status)).length;
  return {
    open: of('found', 'dispatched', 'signed', 'submitted', 'verified'),
    overdue: town.problems.filter(
      ({ status, deadline }) =>
        (status === 'dispatched' || status === 'signed') && deadline !== null && deadline < today,
    ).length,
    'to-assign': of('found'),
    'to-sign': of('dispatched'),
    'to-verify': of('submitted'),
    'to-close': of('verified'),
    extension: town.problems.filter(({ isAsked }) => isAsked).length,
    closed: of('closed'),
  };
}

export function countTasks(town: Chronicle, today: number) {
  const parts = town.tasks.map(({ parts: own, deadline }) => ({ all: Object.values(own), deadline }));
  const open = parts.filter(({ all }) => all.some((status) => status !== 'closed'));
  const has = (...statuses: string[]): number =>
    open.filter(({ all }) => all.some((status) => statuses.includes(status))).length;
  return {
    open: open.length,
    'to-sign': has('dispatched'),
    'to-verify': has('reported'),
    closed: parts.length - open.length,
    overdue: open.filter(
      ({ all, deadline }) =>
        deadline < today && all.some((status) => status === 'dispatched' || status === 'signed'),
    ).length,
  };
}
