import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { Grid, GridFilter } from '../domain/grid/grid.ts';
import {
  ChecklistKind,
  Finding,
  InspectionKind,
  Outcome,
  Participant,
} from '../domain/inspection/inspection.ts';
import { PenaltyDraft } from '../domain/inspection/penalty.ts';
import { Place } from '../domain/inspection/place.ts';
import { ProblemStatus, Severity } from '../domain/problem/problem.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, FileBlob, HandlerId, Id, Instant, Line, Text } from './common.ts';
import { StoredFile } from './organisation.ts';

const Week = z.object({ key: z.string(), label: z.string(), from: PlainDate, to: PlainDate });
const WeekRange = z.object({
  weeks: z.int().min(1).max(600).default(10),
  from: PlainDate.optional(),
  to: PlainDate.optional(),
});
const Stretch = z.object({ name: z.string(), from: PlainDate, to: PlainDate });

/** Who puts it right and by when. Left out, both are settled later. */
const order = { rectifyingUnitId: Id.nullable().optional(), deadline: PlainDate.nullable().optional() };

export const InspectionResult = z.object({
  code: z.string(),
  outcome: Outcome,
  note: z.string().trim().max(500).default(''),
  ...order,
});
const FindingInput = z.object({ ...Finding.shape, ...order });

/** What one round of inspections has in common. */
const head = {
  kind: InspectionKind,
  date: PlainDate,
  begunAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写成 20:30 这样')
    .nullable()
    .default(null),
  /** Joint enforcement only: the operation this place belongs to. Left out, a new operation begins. */
  operationId: Id.optional(),
  unitIds: z.array(Id).min(1, '请选参加检查的单位'),
  people: z.array(Participant).max(60, '参加人员太多，请核对').default([]),
  handlerId: HandlerId,
};

/** What was found at one place. */
const found = {
  checklistId: z.string(),
  checklistVersion: z.int(),
  results: z.array(InspectionResult),
  /** Problems beside the items of the list. */
  findings: z.array(FindingInput).max(50, '问题太多，请分两次记').default([]),
  /** 检查过程. */
  process: Text,
  /** 处理结果. */
  handlingResult: Text,
  /** Photos taken on the spot: they become the before-evidence of the problems found. */
  fileIds: z.array(Id).max(100).default([]),
};

/** A key venue may be named by its id alone. */
export const InspectionInput = z
  .object({ venueId: Id.optional(), place: Place.optional(), ...head, ...found })
  .refine(({ venueId, place }) => (venueId === undefined) !== (place === undefined), {
    error: '请选检查的场所',
    path: ['place'],
  });
export type InspectionInput = z.infer<typeof InspectionInput>;

export const BatchInput = z.object({
  ...head,
  places: z
    .array(z.object({ place: Place, ...found }))
    .min(1, '请选检查的场所')
    .max(60, '一次最多录 60 家'),
});
export type BatchInput = z.infer<typeof BatchInput>;

export const Penalty = z.object({
  id: Id,
  ...PenaltyDraft.shape,
  handlerName: z.string(),
  typistName: z.string(),
  enteredAt: Instant,
});
export type Penalty = z.infer<typeof Penalty>;

export const NamedPlace = Place.extend({ name: z.string(), village: z.string() });
export type NamedPlace = z.infer<typeof NamedPlace>;

export const Inspection = z.object({
  id: Id,
  place: NamedPlace,
  kind: InspectionKind,
  date: PlainDate,
  begunAt: z.string().nullable(),
  enteredAt: Instant,
  units: z.array(z.string()),
  people: z.array(Participant),
  checklistTitle: z.string(),
  checklistVersion: z.int(),
  results: z.array(z.object({ code: z.string(), text: z.string(), outcome: Outcome, note: z.string() })),
  process: z.string(),
  handlingResult: z.string(),
  handlerName: z.string(),
  typistName: z.string(),
  isLateEntry: z.boolean(),
  needsConfirmation: z.boolean(),
  confirmedBy: z.string().nullable(),
  problemIds: z.array(Id),
  photos: z.array(StoredFile),
  penalties: z.array(Penalty),
});
export type Inspection = z.infer<typeof Inspection>;

/** A list as it is ticked off: the fault names and severities stay in the core. */
export const Checklist = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  kind: ChecklistKind,
  items: z.array(z.object({ code: z.string(), text: z.string(), basis: z.string().nullable() })),
});
export type Checklist = z.infer<typeof Checklist>;

const PrintFormat = z.enum(['html', 'docx']).default('html');
const Paper = z.object({ name: z.string(), file: FileBlob });
const Recorded = z.object({ id: Id, problemIds: z.array(Id), needsConfirmation: z.boolean() });

export const checksContract = {
  /** Key venues × weeks, the newest week last: the last weeks, or those that touch the days named. */
  matrix: query({
    access: access.business,
    input: WeekRange.default({ weeks: 10 }),
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
  /** The same table as .xlsx, narrowed as on the screen. */
  exportMatrix: command({
    access: access.business,
    input: z.object({ range: WeekRange, filter: GridFilter }),
    output: z.object({ name: z.string(), file: FileBlob }),
    invalidates: [],
  }),
  /** Misses since the plan was put to use. */
  missedEver: query({ access: access.business, input: Empty, output: z.object({ count: z.int() }) }),
  /** Joint operations of a day, so that the next venue joins the one already begun. */
  operations: query({
    access: access.business,
    input: z.object({ date: PlainDate }),
    output: z.array(z.object({ id: Id, date: PlainDate, venues: z.array(z.string()), unitIds: z.array(Id) })),
  }),
  /** Every place that can be inspected, in scope, for choosing where one goes or went. */
  places: query({
    access: access.business,
    input: Empty,
    output: z.array(NamedPlace.extend({ kindLabel: z.string() })),
  }),
  /** The list a place is inspected by on a day; without a day, today. */
  checklistFor: query({
    access: access.business,
    input: z
      .object({
        venueId: Id.optional(),
        place: Place.optional(),
        kind: InspectionKind.default('weekly'),
        date: PlainDate.optional(),
      })
      .refine(({ venueId, place }) => (venueId === undefined) !== (place === undefined)),
    output: Checklist,
  }),
  /** The lists of several places at once: a whole round is ticked off on one screen. */
  checklistsFor: query({
    access: access.business,
    input: z.object({ places: z.array(Place).max(60), kind: InspectionKind, date: PlainDate.optional() }),
    output: z.array(z.object({ place: Place, checklist: Checklist })),
  }),
  record: command({
    access: access.business,
    input: InspectionInput,
    output: Recorded,
    invalidates: ['checks', 'matrices', 'problems', 'today'],
  }),
  /** A whole round typed from paper: all of it is recorded, or nothing and every gap is named (`places.3.process`). */
  recordBatch: command({
    access: access.business,
    input: BatchInput,
    output: z.object({ operationId: Id.nullable(), recorded: z.array(Recorded.extend({ place: Place })) }),
    invalidates: ['checks', 'matrices', 'problems', 'today'],
  }),
  get: query({ access: access.business, input: z.object({ id: Id }), output: Inspection }),
  list: query({
    access: access.business,
    input: z
      .object({
        venueId: Id.optional(),
        place: Place.optional(),
        kinds: z.array(InspectionKind).optional(),
        from: PlainDate.optional(),
        to: PlainDate.optional(),
        limit: z.int().min(1).max(500).default(100),
      })
      .default({ limit: 100 }),
    output: z.array(Inspection),
  }),
  /** What open and covert checks found, with the clock until somebody is told to put it right. */
  findings: query({
    access: access.business,
    input: z.object({ kinds: z.array(InspectionKind).min(1).default(['open', 'covert']) }),
    output: z.array(
      z.object({
        problemId: Id,
        serial: z.string(),
        title: z.string(),
        detail: z.string(),
        severity: Severity,
        status: ProblemStatus,
        unitName: z.string().nullable(),
        inspectionId: Id,
        kind: InspectionKind,
        date: PlainDate,
        place: NamedPlace,
        /** The day by which it is to be handed to a unit; null once it was. */
        dispatchBy: PlainDate.nullable(),
        isDispatchLate: z.boolean(),
      }),
    ),
  }),
  /** A second person vouches for a check typed later than the office allows. */
  confirmLate: command({
    access: access.coordinating,
    input: z.object({ id: Id }),
    output: Done,
    invalidates: ['checks', 'matrices', 'today'],
  }),
  /** Notes what an organ with the power to punish decided after the check. */
  addPenalty: command({
    access: access.business,
    input: z.object({ id: Id, penalty: PenaltyDraft, handlerId: HandlerId }),
    output: z.object({ id: Id }),
    invalidates: ['checks'],
  }),
  /** Takes back a penalty noted by mistake; it stays on record with the reason. */
  withdrawPenalty: command({
    access: access.business,
    input: z.object({ id: Id, reason: Line }),
    output: Done,
    invalidates: ['checks'],
  }),
  /** Sheets to take along, one a place, in the order given. */
  blankForms: query({
    access: access.business,
    input: z
      .object({
        venueIds: z.array(Id).default([]),
        places: z.array(Place).default([]),
        kind: InspectionKind.default('weekly'),
        date: PlainDate.nullable().default(null),
        units: z.array(z.string().trim().max(60)).max(20).default([]),
        format: PrintFormat,
      })
      .refine(({ venueIds, places }) => venueIds.length + places.length > 0, { error: '请选检查的场所' })
      .refine(({ venueIds, places }) => venueIds.length + places.length <= 100, {
        error: '一次最多印 100 家',
      }),
    output: Paper,
  }),
  /** 检查记录 of one inspection, as a form. */
  recordForm: query({
    access: access.business,
    input: z.object({ id: Id, format: PrintFormat }),
    output: Paper,
  }),
};
