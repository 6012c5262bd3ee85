import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { CellState } from '../domain/grid/cell-state.ts';
import { Grid } from '../domain/grid/grid.ts';
import { PeriodState } from '../domain/obligation/period-state.ts';
import { Period } from '../domain/obligation/period.ts';
import { Every, Per, Settled } from '../domain/obligation/rule.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, HandlerId, Id, Instant, Line, OptionalLine, Text } from './common.ts';
import { StoredFile } from './organisation.ts';

const Count = z.object({ owed: z.int(), done: z.int(), missed: z.int(), waiting: z.int() });

/** An obligation as the list shows it: its rule, how the period that runs stands, and what was missed so far. */
export const ObligationRow = z.object({
  id: Id,
  text: z.string(),
  dutyId: Id.nullable(),
  group: z.string().nullable(),
  duty: z.int().nullable(),
  unitName: z.string().nullable(),
  subject: Per,
  byItem: z.boolean(),
  source: z.enum(['plan', 'office']),
  every: Settled,
  times: z.int().nullable(),
  /** 每周至少 1 次, 未定频次, 不设周期 */
  rhythm: z.string(),
  /** Why it has no rhythm, or what it was settled by. */
  reason: z.string(),
  effectiveOn: PlainDate,
  /** False where no act can fulfil it on this desk yet (每名重点儿童, 每名从业人员). */
  isCountable: z.boolean(),
  /** Fulfilled by acts typed here, not by checks. */
  isByHand: z.boolean(),
  isPaused: z.boolean(),
  current: Count.extend({ key: z.string(), label: z.string(), to: PlainDate }).nullable(),
  /** The one state of the period that runs, where it is owed once for the whole town. */
  state: CellState.nullable(),
  missedEver: z.int(),
  /** Of the misses, those proved afterwards; they stay misses. */
  evidencedEver: z.int(),
  lastMissed: z.int(),
});
export type ObligationRow = z.infer<typeof ObligationRow>;

/** A numbered clause of the plan; without an obligation it is 未定频次, never silently uncovered. */
export const DutyLine = z.object({
  dutyId: Id,
  group: z.string(),
  no: z.int(),
  text: z.string(),
  obligationIds: z.array(Id),
  standing: z.enum(['unsettled', 'settled', 'none']),
});
export type DutyLine = z.infer<typeof DutyLine>;

const Attributed = { handlerName: z.string(), typistName: z.string(), at: Instant };
const Decision = z.object({ kind: z.string(), onDay: PlainDate, note: z.string(), ...Attributed });

export const ReliefLine = z.object({
  id: Id,
  /** Null: the whole obligation is paused. */
  subjectKey: z.string().nullable(),
  subjectName: z.string().nullable(),
  from: PlainDate,
  to: PlainDate.nullable(),
  reason: z.string(),
  file: StoredFile.nullable(),
  askedOn: PlainDate,
  standing: z.enum(['waiting', 'holds', 'refused', 'over']),
  steps: z.array(Decision),
  mayDecide: z.boolean(),
  ...Attributed,
});
export type ReliefLine = z.infer<typeof ReliefLine>;

export const ActLine = z.object({
  id: Id,
  subjectKey: z.string(),
  subjectName: z.string(),
  date: PlainDate,
  enteredOn: PlainDate,
  text: z.string(),
  participants: z.int().nullable(),
  units: z.array(z.string()),
  files: z.array(StoredFile),
  isLateEntry: z.boolean(),
  standing: z.enum(['counts', 'to-confirm', 'withdrawal-asked', 'withdrawn']),
  steps: z.array(Decision),
  mayConfirm: z.boolean(),
  ...Attributed,
});
export type ActLine = z.infer<typeof ActLine>;

const VersionLine = z.object({
  ordinal: z.int(),
  rhythm: z.string(),
  rounds: z.array(z.object({ category: z.string(), times: z.int() })),
  effectiveOn: PlainDate,
  /** The first day it governs; null where another version came first. */
  startsOn: PlainDate.nullable(),
  reason: z.string(),
  handlerName: z.string(),
  typistName: z.string(),
  at: Instant,
});

export const ObligationThing = ObligationRow.extend({
  dutyText: z.string().nullable(),
  versions: z.array(VersionLine),
  reliefs: z.array(ReliefLine),
  /** Of late, newest first; the whole of it by `acts`. */
  periods: z.array(Period.extend({ count: Count, state: PeriodState.nullable() })),
  acts: z.array(ActLine),
  subjects: z.array(z.object({ key: z.string(), name: z.string(), sub: z.string(), isOver: z.boolean() })),
  maySettle: z.boolean(),
  mayRecord: z.boolean(),
});
export type ObligationThing = z.infer<typeof ObligationThing>;

const Times = z.int().min(1, '次数至少是 1').max(366, '次数太多，请核对');

export const SettleInput = z
  .object({
    /** An obligation that is there; left out, a new one is made by hand or for a duty without any. */
    id: Id.optional(),
    dutyId: Id.nullable().default(null),
    text: z.string().trim().max(500, '太长了，请只写这一项要求').default(''),
    subject: Per.default('campaign'),
    byItem: z.boolean().default(false),
    unitId: Id.nullable().default(null),
    /** For an obligation of every unit: which ones owe it. */
    unitIds: z.array(Id).default([]),
    every: z.enum([...Every.options, 'none']),
    times: Times.default(1),
    /** Rounds by category (走访): how often for each. */
    rounds: z.array(z.object({ category: Line, times: Times })).default([]),
    reason: z.string().trim().max(500, '太长了，请控制在 500 字以内').default(''),
    effectiveOn: PlainDate.optional(),
    handlerId: HandlerId,
  })
  .superRefine(({ every, reason, id, dutyId, text, subject, unitIds }, context) => {
    const refuse = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (every === 'none' && reason === '') refuse('reason', '请写明为什么不设周期');
    if (id === undefined && dutyId === null && text === '') refuse('text', '请写明要做什么');
    if (id === undefined && subject === 'unit' && dutyId === null && unitIds.length === 0)
      refuse('unitIds', '请选由哪些单位做');
  });
export type SettleInput = z.infer<typeof SettleInput>;

const changed = ['obligations', 'checks', 'matrices', 'plan', 'today'] as const;
const Range = { from: PlainDate.optional(), to: PlainDate.optional() };

export const obligationsContract = {
  /** Every clause of the plan with what it demands, and how that stands today. */
  list: query({
    access: access.business,
    input: Empty,
    output: z.object({
      duties: z.array(DutyLine),
      obligations: z.array(ObligationRow),
      /** Years without a holiday table, told in words on screen. */
      missingHolidayYears: z.array(z.int()),
      hasPlan: z.boolean(),
    }),
  }),
  get: query({ access: access.business, input: z.object({ id: Id }), output: ObligationThing }),
  /** Subjects × periods of one obligation, or of the first of a kind: those that touch the days named, else the last 60. */
  grid: query({
    access: access.business,
    input: z.object({ id: Id.optional(), subject: Per.optional(), ...Range }),
    output: Grid.extend({
      obligationId: Id.nullable(),
      title: z.string(),
      periods: z.array(Period),
      missingHolidayYears: z.array(z.int()),
    }),
  }),
  /** What was typed by hand, of one subject or all, by day. */
  acts: query({
    access: access.business,
    input: z.object({ id: Id, subjectKey: z.string().max(200).optional(), ...Range }),
    output: z.array(ActLine),
  }),
  /** The rule of an obligation from its next whole period on; or that it has none, with the reason. */
  settle: command({
    access: access.coordinating,
    input: SettleInput,
    output: z.object({ id: Id }),
    invalidates: changed,
  }),
  /** Asks that nothing be demanded for a time; a second person decides. */
  pause: command({
    access: access.coordinating,
    input: z.object({
      id: Id,
      from: PlainDate,
      to: PlainDate.nullable(),
      reason: Line,
      fileId: Id.nullable().default(null),
      handlerId: HandlerId,
    }),
    output: z.object({ id: Id }),
    invalidates: changed,
  }),
  /** Asks that one subject be left out for a time, with its evidence; a second person decides. */
  exempt: command({
    access: access.business,
    input: z.object({
      id: Id,
      subjectKey: z.string().min(1, '请选是哪一家').max(200),
      from: PlainDate,
      to: PlainDate.nullable(),
      reason: Line,
      fileId: Id,
      handlerId: HandlerId,
    }),
    output: z.object({ id: Id }),
    invalidates: changed,
  }),
  decide: command({
    access: access.coordinating,
    input: z.object({ reliefId: Id, agrees: z.boolean(), note: OptionalLine }),
    output: Done,
    invalidates: changed,
  }),
  /** Ends a pause or an exemption before its time: from today on it is demanded again. */
  resume: command({
    access: access.coordinating,
    input: z.object({ reliefId: Id, note: Line }),
    output: Done,
    invalidates: changed,
  }),
  /** 办结登记: something done by hand. */
  record: command({
    access: access.business,
    input: z.object({
      id: Id,
      subjectKey: z.string().max(200).default(''),
      date: PlainDate,
      text: Text.pipe(z.string().min(1, '请写明做了什么')),
      participants: z.int().min(0).max(1_000_000, '人数太多，请核对').nullable().default(null),
      unitIds: z.array(Id).default([]),
      fileIds: z.array(Id).default([]),
      handlerId: HandlerId,
    }),
    output: z.object({ id: Id, needsConfirmation: z.boolean() }),
    invalidates: changed,
  }),
  confirm: command({
    access: access.coordinating,
    input: z.object({ actId: Id }),
    output: Done,
    invalidates: changed,
  }),
  /** Takes an act back, with the reason; after its period is settled a second person has to do the same. */
  withdraw: command({
    access: access.business,
    input: z.object({ actId: Id, reason: Line, handlerId: HandlerId }),
    output: z.object({ isWithdrawn: z.boolean() }),
    invalidates: changed,
  }),
  /** What every school owes each term (六个一), as this office lists it. */
  items: query({
    access: access.business,
    input: Empty,
    output: z.array(
      z.object({ id: Id, name: z.string(), from: PlainDate, to: PlainDate.nullable(), isOver: z.boolean() }),
    ),
  }),
  /** The list as it shall be: names left out stop today, and keep what they missed. */
  saveItems: command({
    access: access.coordinating,
    input: z.object({
      items: z.array(z.object({ id: Id.optional(), name: Line })).max(30, '项目太多，最多 30 项'),
    }),
    output: Done,
    invalidates: changed,
  }),
};
