import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { Per, Settled } from '../domain/obligation/rule.ts';
import { PlanConfirmation } from '../domain/plan/confirm.ts';
import { PlanDraft } from '../domain/plan/plan-draft.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Empty, FileBlob, Id, Line } from './common.ts';

export const Campaign = z.object({
  id: Id,
  title: z.string(),
  number: z.string().nullable(),
  issuedOn: PlainDate.nullable(),
  from: PlainDate,
  to: PlainDate,
  effectiveOn: PlainDate,
  phases: z.array(
    z.object({ id: Id, name: z.string(), from: PlainDate.nullable(), to: PlainDate.nullable() }),
  ),
  groups: z.array(
    z.object({
      id: Id,
      name: z.string(),
      head: z.array(z.string()),
      deputies: z.array(z.string()),
      leadUnits: z.array(z.object({ id: Id, name: z.string() })),
      responsibleUnits: z.array(z.object({ id: Id, name: z.string() })),
      duties: z.array(z.object({ id: Id, no: z.int(), text: z.string() })),
    }),
  ),
  obligations: z.array(
    z.object({
      id: Id,
      text: z.string(),
      every: Settled,
      times: z.int().nullable(),
      subject: Per,
      group: z.string().nullable(),
      duty: z.int().nullable(),
      effectiveOn: PlainDate,
    }),
  ),
});
export type Campaign = z.infer<typeof Campaign>;

const UnitSuggestion = z.object({ alias: z.string(), unit: z.string(), confidence: z.number() });

export const planContract = {
  /** Reads a plan document into a draft; nothing is stored. */
  read: query({
    access: access.coordinating,
    input: z.object({ file: FileBlob, name: Line }),
    output: z.object({
      draft: PlanDraft,
      /** Every unit the draft names, with the units and aliases the desk already knows. */
      units: z.array(z.object({ name: z.string(), places: z.array(z.string()), isCollective: z.boolean() })),
      suggestions: z.array(UnitSuggestion),
      /** The campaign this plan would update, when it was imported before. */
      existing: z.object({ id: Id, title: z.string() }).nullable(),
    }),
  }),
  confirm: command({
    access: access.coordinating,
    input: PlanConfirmation,
    output: z.object({ campaignId: Id, isUpdate: z.boolean() }),
    invalidates: ['plan', 'units', 'registers', 'people', 'search', 'checks', 'today'],
  }),
  current: query({ access: access.business, input: Empty, output: Campaign.nullable() }),
};
