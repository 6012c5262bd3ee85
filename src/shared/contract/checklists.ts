import { z } from 'zod';
import { PlainDate } from '../domain/calendar/plain-date.ts';
import { ChecklistItem } from '../domain/inspection/checklist.ts';
import { ChecklistEdit } from '../domain/inspection/checklist-versions.ts';
import { ChecklistKind } from '../domain/inspection/inspection.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, HandlerId, Id, Instant, Line } from './common.ts';

export const VersionState = z.enum(['built-in', 'proposed', 'approved', 'refused']);
export type VersionState = z.infer<typeof VersionState>;

const ChecklistVersion = z.object({
  version: z.int(),
  title: z.string(),
  items: z.array(ChecklistItem),
  state: VersionState,
  /** Null for the list that ships: it always was in force. */
  effectiveOn: PlainDate.nullable(),
  reason: z.string(),
  proposedAt: Instant.nullable(),
  handlerName: z.string(),
  typistName: z.string(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string(),
  decisionNote: z.string(),
  /** How many inspections were made by it. */
  uses: z.int(),
});
export type ChecklistVersion = z.infer<typeof ChecklistVersion>;

export const ChecklistHistory = z.object({
  id: Id,
  kind: ChecklistKind,
  /** The version of today. */
  current: z.int(),
  /** The newest first. */
  versions: z.array(ChecklistVersion),
  /** Items that earlier versions had: they come back with their own code. */
  retired: z.array(ChecklistItem),
  /** Why this account may not decide on the version that waits; null where it may, or none waits. */
  whyNotDecide: z.string().nullable(),
});
export type ChecklistHistory = z.infer<typeof ChecklistHistory>;

export const checklistsContract = {
  list: query({
    access: access.business,
    input: Empty,
    output: z.array(
      z.object({
        id: Id,
        kind: ChecklistKind,
        title: z.string(),
        version: z.int(),
        items: z.int(),
        effectiveOn: PlainDate.nullable(),
        /** The version that waits for a second person, or for its day. */
        coming: z.object({ version: z.int(), effectiveOn: PlainDate, isApproved: z.boolean() }).nullable(),
      }),
    ),
  }),
  get: query({ access: access.business, input: z.object({ id: Id }), output: ChecklistHistory }),
  /** A new version, which waits for a second person. */
  propose: command({
    access: access.coordinating,
    input: z.object({
      id: Id,
      /** The version that was edited: a newer one made meanwhile is not overwritten. */
      base: z.int(),
      edit: ChecklistEdit,
      reason: Line,
      handlerId: HandlerId,
    }),
    output: z.object({ version: z.int() }),
    invalidates: ['checklists'],
  }),
  approve: command({
    access: access.coordinating,
    input: z.object({ id: Id, version: z.int() }),
    output: z.object({ effectiveOn: PlainDate }),
    invalidates: ['checklists', 'checks'],
  }),
  refuse: command({
    access: access.coordinating,
    input: z.object({ id: Id, version: z.int(), note: Line }),
    output: Done,
    invalidates: ['checklists'],
  }),
};
