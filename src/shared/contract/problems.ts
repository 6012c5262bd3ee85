import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { Place } from '../domain/inspection/place.ts';
import { ProblemNeed } from '../domain/problem/attention.ts';
import { ProblemFilter } from '../domain/problem/filter.ts';
import {
  ExtensionState,
  ListingLevel,
  ProblemAction,
  ProblemSource,
  ProblemStatus,
  Severity,
} from '../domain/problem/problem.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, FileBlob, HandlerId, Id, Instant, Line, OptionalLine, Text } from './common.ts';
import { StoredFile } from './organisation.ts';

/** Which problems: the same wherever a list is shown, printed or taken along. */
export const ProblemQuery = z.object({
  filter: ProblemFilter.default('open'),
  search: z.string().max(100).default(''),
  /** Of this unit, as 责任单位 or 配合单位. */
  unitId: Id.optional(),
  /** Of the account's own unit. */
  mine: z.boolean().default(false),
  /** At this place, whatever its register. */
  placeId: Id.optional(),
  /** For this clause of the plan. */
  dutyId: Id.optional(),
});
export type ProblemQuery = z.infer<typeof ProblemQuery>;

export const ProblemRow = z.object({
  id: Id,
  serial: z.string(),
  title: z.string(),
  severity: Severity,
  source: ProblemSource,
  venueId: Id.nullable(),
  /** Where it was found, whatever kind of place that is. */
  venueName: z.string(),
  foundOn: PlainDate,
  status: ProblemStatus,
  unitId: Id.nullable(),
  unitName: z.string().nullable(),
  dispatchedOn: PlainDate.nullable(),
  /** The last day to sign for it, while it waits for that. */
  signDueOn: PlainDate.nullable(),
  deadline: PlainDate.nullable(),
  /** The first deadline of this round. */
  originalDeadline: PlainDate.nullable(),
  isOverdue: z.boolean(),
  daysLeft: z.int().nullable(),
  /** 挂牌督办. */
  listing: z.object({ level: ListingLevel, listedOn: PlainDate, deadline: PlainDate }).nullable(),
  /** The application for more time that waits for an answer. */
  extension: z.object({ wantedDeadline: PlainDate, reason: z.string() }).nullable(),
  escalation: z.int(),
  reopenedCount: z.int(),
  /** What it asks of somebody today, the most pressing first. */
  needs: z.array(z.object({ need: ProblemNeed, dueOn: PlainDate.nullable(), isLate: z.boolean() })),
  revision: z.int(),
});
export type ProblemRow = z.infer<typeof ProblemRow>;

const LadderLine = z.object({ label: z.string(), on: PlainDate });
const Offer = z.object({ action: ProblemAction, isAllowed: z.boolean(), reason: z.string().nullable() });
/** `isCurrent`: of this round; what was handed in before a relapse proves nothing about it. */
const EvidenceFile = StoredFile.extend({ isCurrent: z.boolean() });
export type EvidenceFile = z.infer<typeof EvidenceFile>;
const Named = z.object({ id: Id, name: z.string() });
const Other = z.object({ id: Id, serial: z.string(), title: z.string(), status: ProblemStatus });
/** Who did it and who typed it, and when. */
const Act = z.object({ on: PlainDate, handlerName: z.string(), typistName: z.string(), note: z.string() });

export const Problem = ProblemRow.extend({
  detail: z.string(),
  inspectionId: Id.nullable(),
  place: Place.nullable(),
  basis: z.string().nullable(),
  /** The clause of the plan it belongs to. */
  duty: z.object({ id: Id, groupName: z.string(), no: z.int(), text: z.string() }).nullable(),
  measures: z.string(),
  helpers: z.array(Named),
  signedOn: PlainDate.nullable(),
  fixes: z.array(
    z.object({ doneOn: PlainDate, note: z.string(), handlerName: z.string(), unitName: z.string() }),
  ),
  before: z.array(EvidenceFile),
  after: z.array(EvidenceFile),
  /** Every deadline this problem ever had, oldest first. */
  deadlines: z.array(z.object({ deadline: PlainDate, action: z.string(), on: PlainDate })),
  extensions: z.array(
    z.object({
      fromDeadline: PlainDate,
      wantedDeadline: PlainDate,
      reason: z.string(),
      appliedOn: PlainDate,
      applicantName: z.string(),
      state: ExtensionState,
      grantedDeadline: PlainDate.nullable(),
      decidedOn: PlainDate.nullable(),
      decidedBy: z.string().nullable(),
      note: z.string(),
    }),
  ),
  /** Of this round: who found the fix good, and who agreed to the closing (销号审批). */
  verification: Act.nullable(),
  closing: Act.nullable(),
  mergedInto: Other.nullable(),
  merged: z.array(Other),
  /** The same fault at the same place, long closed when this one was found. */
  earlier: Other.nullable(),
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
      deadline: PlainDate.nullable(),
      note: z.string(),
      /** The day a reminder of the desk was due, however late it was written. */
      fellDueOn: PlainDate.nullable(),
    }),
  ),
  urgedCount: z.int(),
  /** The highest step of the ladder that waits for a person, and the one that comes next. */
  dueStep: LadderLine.nullable(),
  nextStep: LadderLine.nullable(),
  /** What this account may do now, and why not where it may not: the same table the core refuses by. */
  offers: z.array(Offer),
});
export type Problem = z.infer<typeof Problem>;

const Step = z.object({ id: Id, revision: z.int(), handlerId: HandlerId });
const Dispatch = Step.extend({
  unitId: Id,
  deadline: PlainDate,
  measures: Text,
  helperUnitIds: z.array(Id).max(20).default([]),
});

/** Every step has a word to say; `why` where it must not be empty. */
const note = { note: OptionalLine };
const why = { note: Line };
const invalidates = ['problems', 'today'];
const ours = { access: access.business, output: Done, invalidates } as const;
const coordinating = { access: access.coordinating, output: Done, invalidates } as const;

export const ProblemInput = z.object({
  source: ProblemSource.exclude(['inspection']),
  title: z.string().trim().min(1, '请写问题名称').max(120, '问题名称最多 120 个字，其余的写到具体情况里'),
  detail: Text,
  severity: Severity,
  foundOn: PlainDate,
  /** Id of a venue, school, institution or contact unit; or words for a place that stands in no register. */
  place: Line,
  basis: OptionalLine,
  dutyId: Id.nullable().default(null),
  fileIds: z.array(Id).max(50).default([]),
  handlerId: HandlerId,
});
export type ProblemInput = z.infer<typeof ProblemInput>;

export const ListFace = z.enum(['ledger', 'rectification']);
export type ListFace = z.infer<typeof ListFace>;

export const problemsContract = {
  /** The late ones first, then by deadline. */
  list: query({
    access: access.business,
    input: ProblemQuery.extend({ limit: z.int().min(1).max(20_000).default(20_000) }).default({
      filter: 'open',
      search: '',
      mine: false,
      limit: 20_000,
    }),
    output: z.array(ProblemRow),
  }),
  get: query({ access: access.business, input: z.object({ id: Id }), output: Problem }),
  /** A problem that no check of this desk found. */
  create: command({
    access: access.business,
    input: ProblemInput,
    output: z.object({ id: Id, serial: z.string() }),
    invalidates,
  }),
  addEvidence: command({
    access: access.business,
    input: z.object({ id: Id, fileId: Id, stage: z.enum(['before', 'after']), handlerId: HandlerId }),
    output: Done,
    invalidates: ['problems'],
  }),
  assign: command({ ...coordinating, input: Dispatch }),
  reassign: command({ ...coordinating, input: Dispatch }),
  sign: command({ ...ours, input: Step.extend(note) }),
  submit: command({
    ...ours,
    input: Step.extend({
      /** The day the fix was done, as 办理人 states it. */
      doneOn: PlainDate,
      note: Text.pipe(z.string().min(1, '请写明怎么整改的')),
    }),
  }),
  /** 申请延期. */
  extend: command({ ...ours, input: Step.extend({ deadline: PlainDate, ...why }) }),
  grantExtension: command({ ...coordinating, input: Step.extend({ deadline: PlainDate, ...note }) }),
  refuseExtension: command({ ...coordinating, input: Step.extend(why) }),
  verify: command({ ...ours, input: Step.extend(note) }),
  sendBack: command({ ...ours, input: Step.extend({ deadline: PlainDate, ...why }) }),
  /** 销号审批. */
  close: command({ ...coordinating, input: Step.extend(note) }),
  urge: command({ ...coordinating, input: Step.extend(note) }),
  escalate: command({ ...coordinating, input: Step.extend(why) }),
  /** 挂牌督办. */
  enlist: command({
    ...coordinating,
    input: Step.extend({ level: ListingLevel, deadline: PlainDate, ...why }),
  }),
  delist: command({ ...coordinating, input: Step.extend(why) }),
  /** 并案: this one into another, which goes on. */
  merge: command({ ...coordinating, input: Step.extend({ intoId: Id, ...why }) }),
  unmerge: command({ ...coordinating, input: Step.extend(why) }),
  reopen: command({ ...coordinating, input: Step.extend({ deadline: PlainDate, ...why }) }),
  /** 问题台账 or 整改清单 with the columns of the paper form, line by line. */
  sheet: query({
    access: access.business,
    input: ProblemQuery.extend({ face: ListFace }),
    output: z.object({
      title: z.string(),
      note: z.string(),
      columns: z.array(z.object({ header: z.string(), width: z.int() })),
      lines: z.array(z.array(z.string())),
    }),
  }),
  /** The same as .xlsx. */
  saveSheet: command({
    access: access.business,
    input: ProblemQuery.extend({ face: ListFace }),
    output: z.object({ name: z.string(), file: FileBlob }),
    invalidates: [],
  }),
};
