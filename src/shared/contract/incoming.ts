import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import {
  IncomingAction,
  IncomingKind,
  IncomingStatus,
  LinkType,
  ObjectionKind,
  ObjectionOutcome,
} from '../domain/incoming/incoming.ts';
import { Basis } from '../domain/incoming/limit.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, FileBlob, HandlerId, Id, Instant, Line, OptionalLine, Text } from './common.ts';
import { StoredFile } from './organisation.ts';

export const IncomingFilter = z.enum(['open', 'due', 'overdue', 'to-reply', 'replied', 'closed', 'all']);
export type IncomingFilter = z.infer<typeof IncomingFilter>;

const IncomingRow = z.object({
  id: Id,
  serial: z.string(),
  kind: IncomingKind,
  organ: z.string(),
  number: z.string(),
  title: z.string(),
  receivedOn: PlainDate,
  /** Null where neither law nor paper names one. */
  limitOn: PlainDate.nullable(),
  /** Null once answered, or without a limit. */
  daysLeft: z.int().nullable(),
  isOverdue: z.boolean(),
  /** 15, 7 or 1: the alarm passed last. */
  alarm: z.int().nullable(),
  status: IncomingStatus,
  units: z.array(z.object({ id: Id, name: z.string() })),
  demandCount: z.int(),
  answeredCount: z.int(),
  hasObjection: z.boolean(),
  repliedOn: PlainDate.nullable(),
  replyNumber: z.string(),
  revision: z.int(),
});
export type IncomingRow = z.infer<typeof IncomingRow>;

const Incoming = IncomingRow.extend({
  basis: Basis,
  writtenOn: PlainDate,
  summary: z.string(),
  contact: z.string(),
  paperLimitOn: PlainDate.nullable(),
  grantedLimitOn: PlainDate.nullable(),
  /** The last day is a day off: the answer goes out before. */
  endsOnDayOff: z.boolean(),
  alarms: z.array(PlainDate),
  demands: z.array(
    z.object({
      id: Id,
      text: z.string(),
      answer: z.string(),
      answeredOn: PlainDate.nullable(),
      handlerName: z.string(),
    }),
  ),
  links: z.array(
    z.object({
      id: Id,
      type: LinkType,
      targetId: Id,
      name: z.string(),
      mustBeAnswered: z.boolean(),
      isSettled: z.boolean(),
    }),
  ),
  objections: z.array(
    z.object({
      id: Id,
      kind: ObjectionKind,
      filedOn: PlainDate,
      ground: z.string(),
      outcome: ObjectionOutcome.nullable(),
      decidedOn: PlainDate.nullable(),
      decision: z.string(),
    }),
  ),
  effect: z.string(),
  effectOn: PlainDate.nullable(),
  closedOn: PlainDate.nullable(),
  scans: z.array(StoredFile),
  /** What the units hung on what they did. */
  answerFiles: z.array(StoredFile),
  replyFiles: z.array(StoredFile),
  effectFiles: z.array(StoredFile),
  events: z.array(
    z.object({
      at: Instant,
      action: z.string(),
      handlerName: z.string(),
      typistName: z.string(),
      note: z.string(),
    }),
  ),
  offers: z.array(
    z.object({ action: IncomingAction, isAllowed: z.boolean(), reason: z.string().nullable() }),
  ),
});
export type Incoming = z.infer<typeof Incoming>;

const Files = z.array(Id).max(50).default([]);

export const IncomingInput = z.object({
  kind: IncomingKind,
  basis: Basis,
  organ: Line.pipe(z.string().max(60, '单位名称太长，请控制在 60 字以内')),
  /** Its number as printed; a paper may have none. */
  number: OptionalLine,
  writtenOn: PlainDate,
  receivedOn: PlainDate,
  title: z.string().trim().min(1, '请写标题').max(120, '标题太长，请控制在 120 字以内'),
  summary: Text,
  /** Whom to ask there. */
  contact: OptionalLine,
  /** The day the paper itself names. */
  paperLimitOn: PlainDate.nullable(),
  /** One by one as the paper numbers them; a known one keeps what was written on it. */
  demands: z
    .array(
      z.object({
        id: Id.optional(),
        text: z.string().trim().min(1, '请写这一条').max(2000, '这一条太长，请控制在 2000 字以内'),
      }),
    )
    .max(40),
  fileIds: Files,
});
export type IncomingInput = z.infer<typeof IncomingInput>;

const Step = z.object({ id: Id, revision: z.int(), handlerId: HandlerId });
const stale = { output: Done, invalidates: ['incoming', 'today'] } as const;
const Search = z.string().max(100).default('');

export const incomingContract = {
  list: query({
    access: access.business,
    input: z
      .object({ filter: IncomingFilter.default('open'), search: Search })
      .default({ filter: 'open', search: '' }),
    output: z.array(IncomingRow),
  }),
  get: query({ access: access.business, input: z.object({ id: Id }), output: Incoming }),
  register: command({
    access: access.coordinating,
    input: z.object({ letter: IncomingInput, handlerId: HandlerId }),
    output: z.object({ id: Id, serial: z.string() }),
    invalidates: ['incoming', 'today'],
  }),
  save: command({ access: access.coordinating, input: Step.extend({ letter: IncomingInput }), ...stale }),
  assign: command({
    access: access.coordinating,
    input: Step.extend({ unitIds: z.array(Id).max(30), note: OptionalLine }),
    ...stale,
  }),
  /** What was done about each demand, and what shows it. */
  answer: command({
    access: access.business,
    input: Step.extend({
      answers: z.array(z.object({ demandId: Id, answer: Text })).max(40),
      fileIds: Files,
    }).refine(({ answers, fileIds }) => answers.length + fileIds.length > 0, {
      error: '请写办理情况，或者附上材料',
      path: ['answers'],
    }),
    ...stale,
  }),
  /** The answer went out, on that day, under that number. */
  reply: command({
    access: access.coordinating,
    input: Step.extend({ repliedOn: PlainDate, replyNumber: OptionalLine, note: Text, fileIds: Files }),
    ...stale,
  }),
  effect: command({
    access: access.business,
    input: Step.extend({
      effectOn: PlainDate,
      effect: Text.pipe(z.string().min(1, '请写成效')),
      fileIds: Files,
    }),
    ...stale,
  }),
  close: command({ access: access.coordinating, input: Step.extend({ note: OptionalLine }), ...stale }),
  /** The organ gave more time. */
  extend: command({
    access: access.coordinating,
    input: Step.extend({ to: PlainDate, note: Line }),
    ...stale,
  }),
  object: command({
    access: access.coordinating,
    input: Step.extend({ kind: ObjectionKind, filedOn: PlainDate, ground: Line }),
    ...stale,
  }),
  settle: command({
    access: access.coordinating,
    input: Step.extend({ outcome: ObjectionOutcome, decidedOn: PlainDate, decision: OptionalLine }),
    ...stale,
  }),
  /** The organ was not content and wants another answer by a day. */
  again: command({
    access: access.coordinating,
    input: Step.extend({ to: PlainDate, note: Line }),
    ...stale,
  }),
  link: command({
    access: access.coordinating,
    input: Step.extend({ type: LinkType, targetId: Id }),
    ...stale,
  }),
  unlink: command({ access: access.coordinating, input: Step.extend({ linkId: Id }), ...stale }),
  /** 来文登记簿 of the filter, as .xlsx. */
  export: command({
    access: access.business,
    input: z.object({ filter: IncomingFilter, search: Search }),
    output: z.object({ name: z.string(), file: FileBlob, rows: z.int() }),
    invalidates: [],
  }),
};
