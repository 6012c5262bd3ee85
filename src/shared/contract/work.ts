import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { Grid } from '../domain/grid/grid.ts';
import { InspectionKind, Outcome } from '../domain/inspection/inspection.ts';
import { ProblemAction, ProblemStatus, Severity } from '../domain/problem/problem.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, HandlerId, Id, Instant, Line, Text } from './common.ts';
import { StoredFile } from './organisation.ts';

const Week = z.object({ key: z.string(), label: z.string(), from: PlainDate, to: PlainDate });
const Stretch = z.object({ name: z.string(), from: PlainDate, to: PlainDate });

export const InspectionResult = z.object({
  code: z.string(),
  outcome: Outcome,
  note: z.string().trim().max(500).default(''),
  /** For a failed item: who puts it right and by when. Left out, both are settled later. */
  rectifyingUnitId: Id.nullable().optional(),
  deadline: PlainDate.nullable().optional(),
});

export const InspectionInput = z.object({
  venueId: Id,
  kind: InspectionKind,
  date: PlainDate,
  /** Joint enforcement only: the operation this venue belongs to. Left out, a new operation begins. */
  operationId: Id.optional(),
  unitIds: z.array(Id).min(1, '请选参加检查的单位'),
  checklistId: z.string(),
  checklistVersion: z.int(),
  results: z.array(InspectionResult),
  /** 检查过程. */
  process: Text,
  /** 处理结果. */
  handlingResult: Text,
  /** Photos taken on the spot: they become the before-evidence of the problems found. */
  fileIds: z.array(Id).default([]),
  handlerId: HandlerId,
});
export type InspectionInput = z.infer<typeof InspectionInput>;

export const Inspection = z.object({
  id: Id,
  venueId: Id,
  venueName: z.string(),
  kind: InspectionKind,
  date: PlainDate,
  enteredAt: Instant,
  units: z.array(z.string()),
  checklistTitle: z.string(),
  results: z.array(z.object({ code: z.string(), text: z.string(), outcome: Outcome, note: z.string() })),
  process: z.string(),
  handlingResult: z.string(),
  handlerName: z.string(),
  typistName: z.string(),
  isLateEntry: z.boolean(),
  needsConfirmation: z.boolean(),
  confirmedBy: z.string().nullable(),
  problemIds: z.array(Id),
});
export type Inspection = z.infer<typeof Inspection>;

export const Checklist = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  venueKinds: z.array(z.string()),
  items: z.array(z.object({ code: z.string(), text: z.string(), basis: z.string().nullable() })),
});
export type Checklist = z.infer<typeof Checklist>;

export const checksContract = {
  /** Key venues × weeks, the newest week last: the last weeks, or those that touch the days named. */
  matrix: query({
    access: access.business,
    input: z
      .object({
        weeks: z.int().min(1).max(600).default(10),
        from: PlainDate.optional(),
        to: PlainDate.optional(),
      })
      .default({ weeks: 10 }),
    output: Grid.extend({
      weeks: z.array(Week),
      thisWeek: z.object({ owed: z.int(), done: z.int() }),
      lastWeekMissed: z.int(),
      joint: z.object({ month: z.string(), needed: z.int(), done: z.int(), units: z.array(z.string()) }),
      /** Years for which the desk has no holiday table, told in words on screen. */
      missingHolidayYears: z.array(z.int()),
      isRunning: z.boolean(),
      /** All weeks there are so far; null without a weekly demand. */
      span: z.object({ from: PlainDate, to: PlainDate, label: z.string() }).nullable(),
      phases: z.array(Stretch),
    }),
  }),
  /** Misses since the plan was put to use. */
  missedEver: query({ access: access.business, input: Empty, output: z.object({ count: z.int() }) }),
  /** Joint operations of a day, so that the next venue joins the one already begun. */
  operations: query({
    access: access.business,
    input: z.object({ date: PlainDate }),
    output: z.array(z.object({ id: Id, date: PlainDate, venues: z.array(z.string()), unitIds: z.array(Id) })),
  }),
  checklistFor: query({ access: access.business, input: z.object({ venueId: Id }), output: Checklist }),
  record: command({
    access: access.business,
    input: InspectionInput,
    output: z.object({ id: Id, problemIds: z.array(Id), needsConfirmation: z.boolean() }),
    invalidates: ['checks', 'problems', 'today'],
  }),
  get: query({ access: access.business, input: z.object({ id: Id }), output: Inspection }),
  list: query({
    access: access.business,
    input: z
      .object({
        venueId: Id.optional(),
        from: PlainDate.optional(),
        to: PlainDate.optional(),
        limit: z.int().min(1).max(500).default(100),
      })
      .default({ limit: 100 }),
    output: z.array(Inspection),
  }),
  /** A second person vouches for a check typed later than the office allows. */
  confirmLate: command({
    access: access.coordinating,
    input: z.object({ id: Id }),
    output: Done,
    invalidates: ['checks', 'today'],
  }),
};

export const ProblemRow = z.object({
  id: Id,
  serial: z.string(),
  title: z.string(),
  severity: Severity,
  venueId: Id.nullable(),
  venueName: z.string(),
  foundOn: PlainDate,
  status: ProblemStatus,
  unitId: Id.nullable(),
  unitName: z.string().nullable(),
  deadline: PlainDate.nullable(),
  isOverdue: z.boolean(),
  daysLeft: z.int().nullable(),
  reopenedCount: z.int(),
  revision: z.int(),
});
export type ProblemRow = z.infer<typeof ProblemRow>;

const Offer = z.object({ action: ProblemAction, isAllowed: z.boolean(), reason: z.string().nullable() });

export const Problem = ProblemRow.extend({
  detail: z.string(),
  inspectionId: Id.nullable(),
  basis: z.string().nullable(),
  measures: z.string(),
  fixes: z.array(
    z.object({ doneOn: PlainDate, note: z.string(), handlerName: z.string(), unitName: z.string() }),
  ),
  before: z.array(StoredFile),
  after: z.array(StoredFile),
  documents: z.array(
    z.object({ id: Id, title: z.string(), status: z.string(), number: z.string().nullable() }),
  ),
  events: z.array(
    z.object({
      at: Instant,
      action: z.string(),
      handlerName: z.string(),
      typistName: z.string(),
      unitName: z.string().nullable(),
      note: z.string(),
    }),
  ),
  /** What this account may do now, and why not where it may not: the same table the core refuses by. */
  offers: z.array(Offer),
});
export type Problem = z.infer<typeof Problem>;

const ProblemStep = z.object({ id: Id, revision: z.int(), handlerId: HandlerId });

export const problemsContract = {
  list: query({
    access: access.business,
    input: z
      .object({
        filter: z.enum(['open', 'overdue', 'to-verify', 'closed', 'all']).default('open'),
        search: z.string().max(100).default(''),
      })
      .default({ filter: 'open', search: '' }),
    output: z.array(ProblemRow),
  }),
  get: query({ access: access.business, input: z.object({ id: Id }), output: Problem }),
  assign: command({
    access: access.coordinating,
    input: ProblemStep.extend({ unitId: Id, deadline: PlainDate, measures: Text }),
    output: Done,
    invalidates: ['problems', 'today'],
  }),
  addEvidence: command({
    access: access.business,
    input: z.object({ id: Id, fileId: Id, stage: z.enum(['before', 'after']), handlerId: HandlerId }),
    output: Done,
    invalidates: ['problems'],
  }),
  submit: command({
    access: access.business,
    input: ProblemStep.extend({
      /** The day the fix was done, as 办理人 states it. */
      doneOn: PlainDate,
      note: Text.pipe(z.string().min(1, '请写明怎么整改的')),
    }),
    output: Done,
    invalidates: ['problems', 'today'],
  }),
  sendBack: command({
    access: access.business,
    input: ProblemStep.extend({ note: Line, deadline: PlainDate }),
    output: Done,
    invalidates: ['problems', 'today'],
  }),
  /** 核查销号. */
  close: command({
    access: access.business,
    input: ProblemStep.extend({ note: Text }),
    output: Done,
    invalidates: ['problems', 'today'],
  }),
  reopen: command({
    access: access.coordinating,
    input: ProblemStep.extend({ note: Line, deadline: PlainDate }),
    output: Done,
    invalidates: ['problems', 'today'],
  }),
};

const TodayLine = z.object({
  key: z.string(),
  kind: z.enum(['problem', 'venue', 'inspection', 'document', 'plan']),
  id: Id.nullable(),
  what: z.string(),
  where: z.string(),
  who: z.string(),
  due: PlainDate.nullable(),
  isLate: z.boolean(),
  /** The verb on the button. */
  verb: z.string(),
});
export type TodayLine = z.infer<typeof TodayLine>;

export const todayContract = {
  overview: query({
    access: access.business,
    isBackground: true,
    input: Empty,
    output: z.object({
      today: PlainDate,
      headline: z.string(),
      phase: z.object({ name: z.string(), daysLeft: z.int().nullable() }).nullable(),
      hasPlan: z.boolean(),
      hasVenues: z.boolean(),
      late: z.array(TodayLine),
      thisWeek: z.array(TodayLine),
      toVerify: z.array(TodayLine),
      toAssign: z.array(TodayLine),
      lastWeekMissed: z.array(z.object({ venueId: Id, venueName: z.string() })),
      joint: z.object({ needed: z.int(), done: z.int() }).nullable(),
      lastBackupAt: Instant.nullable(),
      warnings: z.array(z.string()),
    }),
  }),
};
