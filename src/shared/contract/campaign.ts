import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, FileBlob, HandlerId, Id, Instant, Line, Text } from './common.ts';
import { ObligationRow } from './obligations.ts';
import { StoredFile } from './organisation.ts';

const Count = z.object({ owed: z.int(), done: z.int(), missed: z.int(), waiting: z.int() });
/** Something on record, to be opened from where it is named. */
const Link = z.object({ id: Id, label: z.string(), date: PlainDate, route: z.string() });
const Evidence = z.object({ count: z.int(), latest: z.array(Link) });

export const campaignContract = {
  /** Every phase: what it demands, and what is open at its end (or would be, were it today), the oldest by name. */
  phases: query({
    access: access.business,
    input: Empty,
    output: z.array(
      z.object({
        id: Id,
        name: z.string(),
        from: PlainDate.nullable(),
        to: PlainDate.nullable(),
        standing: z.enum(['over', 'running', 'ahead']),
        demands: z.array(
          Count.extend({ obligationId: Id, text: z.string(), rhythm: z.string(), isOncePhase: z.boolean() }),
        ),
        openProblems: Evidence,
        openTasks: Evidence,
      }),
    ),
  }),
  prolongations: query({
    access: access.business,
    input: Empty,
    output: z.array(
      z.object({
        id: Id,
        oldTo: PlainDate,
        to: PlainDate,
        number: z.string(),
        issuedOn: PlainDate,
        file: StoredFile,
        enteredOn: PlainDate,
        handlerName: z.string(),
        typistName: z.string(),
      }),
    ),
  }),
  /** A later document moves the campaign's end out; what had ended before it was typed stays as it was. */
  prolong: command({
    access: access.coordinating,
    input: z.object({
      to: PlainDate,
      number: Line,
      issuedOn: PlainDate,
      fileId: Id,
      handlerId: HandlerId,
    }),
    output: Done,
    invalidates: ['plan', 'campaign', 'obligations', 'checks', 'today'],
  }),
};

export const traceContract = {
  /** One page: what has been done for this clause. */
  clause: query({
    access: access.business,
    input: z.object({ dutyId: Id }),
    output: z.object({
      group: z.string(),
      no: z.int(),
      text: z.string(),
      leadUnits: z.array(z.string()),
      responsibleUnits: z.array(z.string()),
      day: PlainDate,
      obligations: z.array(
        ObligationRow.extend({
          total: Count,
          acts: Evidence,
          inspections: Evidence,
          problems: Evidence.extend({ open: z.int() }),
          files: z.int(),
          pauses: z.array(z.string()),
        }),
      ),
      /** Problems put down to the clause itself, not found by one of its checks. */
      problems: Evidence.extend({ open: z.int() }),
      tasks: Evidence.extend({ open: z.int() }),
    }),
  }),
  /** The other way: which clauses a record serves. */
  of: query({
    access: access.business,
    input: z.object({ type: z.enum(['inspection', 'problem', 'act', 'task']), id: Id }),
    output: z.array(
      z.object({
        dutyId: Id.nullable(),
        /** 场所整治组职责1; '' where the plan in force has no such clause. */
        clause: z.string(),
        /** The clause's own words. */
        text: z.string(),
        obligationId: Id.nullable(),
        obligation: z.string(),
      }),
    ),
  }),
};

const NoticeDay = z.object({ date: PlainDate, name: z.string(), isWorked: z.boolean() });
const NoticeSource = {
  text: Text.default(''),
  file: FileBlob.optional(),
  name: z.string().max(200).default(''),
};

export const holidaysContract = {
  list: query({
    access: access.business,
    input: Empty,
    output: z.object({
      /** Years the table covers, built in or read in. */
      years: z.array(z.int()),
      missingYears: z.array(z.int()),
      notices: z.array(
        z.object({
          id: Id,
          source: z.string(),
          years: z.array(z.int()),
          days: z.array(NoticeDay),
          at: Instant,
          handlerName: z.string(),
          typistName: z.string(),
          standing: z.enum(['holds', 'to-confirm', 'replaced']),
          mayConfirm: z.boolean(),
        }),
      ),
    }),
  }),
  /** Reads a pasted list or a sheet; nothing is stored. */
  preview: query({
    access: access.coordinating,
    input: z.object(NoticeSource),
    output: z.object({
      years: z.array(z.int()),
      days: z.array(NoticeDay),
      /** Past weeks whose demand would change: then a second person has to confirm. */
      pastPeriods: z.array(z.string()),
    }),
  }),
  import: command({
    access: access.coordinating,
    input: z.object({ ...NoticeSource, handlerId: HandlerId }),
    output: z.object({ id: Id, needsConfirmation: z.boolean() }),
    invalidates: ['holidays', 'obligations', 'checks', 'today'],
  }),
  confirm: command({
    access: access.coordinating,
    input: z.object({ id: Id }),
    output: Done,
    invalidates: ['holidays', 'obligations', 'checks', 'today'],
  }),
};
