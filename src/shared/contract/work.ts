import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { ProblemAction, ProblemStatus, Severity } from '../domain/problem/problem.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, HandlerId, Id, Instant, Line, Text } from './common.ts';
import { StoredFile } from './organisation.ts';

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
