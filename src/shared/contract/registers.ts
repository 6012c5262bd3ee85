import { z } from 'zod';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, FileBlob, Id, Instant, Line } from './common.ts';
import { StoredFile } from './organisation.ts';

/** The value of one field of a register row, as the register's definition declares it. */
export const RegisterValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
export const RegisterRecord = z.record(z.string(), RegisterValue);
export type RegisterRecord = z.infer<typeof RegisterRecord>;

export const RegisterRow = z.object({
  id: Id,
  revision: z.int(),
  values: RegisterRecord,
  /** Keys of the fields whose value is masked (110***********0011): it may be sent back as it is, and then stays. */
  masked: z.array(z.string()),
  isRemoved: z.boolean(),
});
export type RegisterRow = z.infer<typeof RegisterRow>;

export const RegisterId = z.string().min(1).max(40);
const FieldKey = z.string().min(1).max(60);

/** As many marked rows as one query or one act takes. */
export const MOST_MARKED = 5000;

/** Which rows of a register, and in what order. The same shape asks for a list, an export, a filled template
 * and an act on many rows. */
export const RegisterQuery = z.object({
  /** Words that must all occur in the row's searched fields. */
  search: z.string().max(100).default(''),
  /**
   * Field key → accepted values: option codes, names of villages and units, ids of other records, `true`/`false`; ''
   * stands for nothing filled in. A date or a number also takes a range `from..to`, either end left open.
   */
  filters: z.record(FieldKey, z.array(z.string().max(200)).max(100)).default({}),
  village: z.string().max(100).optional(),
  /** Only these rows, as far as the account may see them and they fit the rest: the ones marked in a list. */
  ids: z.array(Id).min(1).max(MOST_MARKED).optional(),
  /** Left out, rows stand in the order of their titles' pinyin. */
  sort: z.object({ field: FieldKey, direction: z.enum(['asc', 'desc']) }).optional(),
  includeRemoved: z.boolean().default(false),
});
export type RegisterQuery = z.infer<typeof RegisterQuery>;

/** Names for the ids that `ref` fields of these rows hold. */
const RefNames = z.record(z.string(), z.string());

const HistoryEntry = z.object({
  at: Instant,
  handler: z.string().nullable(),
  typist: z.string(),
  action: z.enum([
    'created',
    'changed',
    'removed',
    'restored',
    'imported',
    'import-undone',
    'merged',
    'erased',
  ]),
  /** Values of masked fields stand masked. */
  changes: z.array(z.object({ field: z.string(), before: RegisterValue, after: RegisterValue })),
  reason: z.string().nullable(),
  /** The line was written for another row that was later merged into this one: that row's title. */
  mergedFrom: z.string().nullable(),
});

const Removal = z.object({
  at: Instant,
  by: z.string(),
  reason: z.string(),
  /** The row it was merged into. */
  mergedInto: Id.nullable(),
  /** Its contents were erased for good. */
  isErased: z.boolean(),
});

const Relation = z.object({
  kind: z.enum(['inspection', 'problem', 'document', 'register', 'person', 'group']),
  /** The register of the other row; null for the other kinds. */
  register: RegisterId.nullable(),
  id: Id,
  label: z.string(),
  /** What the other one is to this one: 检查, 问题, 就读学校 … */
  role: z.string(),
  date: z.iso.date().nullable(),
  /** The screen that shows it. */
  route: z.string(),
});
export type Relation = z.infer<typeof Relation>;

const Duplicate = z.object({
  /** null: the row belongs to another village or unit and may not be opened. */
  id: Id.nullable(),
  label: z.string(),
  village: z.string().nullable(),
  /** `certain`: the same natural key, which is refused. `likely`: a person must look. */
  certainty: z.enum(['certain', 'likely']),
  /** Labels of the fields that agree. */
  same: z.array(z.string()),
});
export type Duplicate = z.infer<typeof Duplicate>;

const changed = ['registers', 'erase', 'units', 'people', 'plan', 'checks', 'today', 'search'] as const;
const Row = { register: RegisterId, id: Id };

export const registersContract = {
  list: query({
    access: access.business,
    input: RegisterQuery.extend({
      register: RegisterId,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(500),
    }),
    /** `total`: rows the account may see; `matching`: those that also fit the query. */
    output: z.object({ rows: z.array(RegisterRow), total: z.int(), matching: z.int(), names: RefNames }),
  }),
  /** One row with all that hangs on it. Reading a row of a sensitive register is noted in the audit. */
  get: query({
    access: access.business,
    input: z.object(Row),
    output: RegisterRow.extend({
      history: z.array(HistoryEntry),
      files: z.array(StoredFile),
      names: RefNames,
      relations: z.array(z.object({ role: z.string(), count: z.int() })),
      /** Why and by whom it left the register; such a row is read, not changed. */
      removal: Removal.nullable(),
    }),
  }),
  /** Values of masked fields, for a stated purpose; noted in the audit with both. */
  unmask: command({
    access: access.business,
    input: z.object({ ...Row, fields: z.array(FieldKey).min(1).max(50), purpose: Line }),
    output: z.object({ values: RegisterRecord }),
    invalidates: [],
  }),
  save: command({
    access: access.business,
    input: z.object({
      register: RegisterId,
      id: Id.optional(),
      /** The revision the form was filled from; a newer one in the store refuses the save. */
      revision: z.int().optional(),
      values: RegisterRecord,
      /** The person looked at the likely duplicates and says it is another one. */
      acceptLikely: z.boolean().default(false),
    }),
    output: z.object({ id: Id, revision: z.int() }),
    invalidates: changed,
  }),
  /** Rows that could be the same as what is being typed; half-filled forms are welcome. */
  duplicates: query({
    access: access.business,
    input: z.object({ register: RegisterId, id: Id.optional(), values: RegisterRecord }),
    output: z.array(Duplicate),
  }),
  /** In which fields two rows differ: numbers that look alike under their masks may be two. */
  compare: query({
    access: access.coordinating,
    input: z.object({ register: RegisterId, keepId: Id, dropId: Id }),
    output: z.array(FieldKey),
  }),
  /** One row out of two: the kept one takes these values and everything that hung on the other. */
  merge: command({
    access: access.coordinating,
    input: z.object({
      register: RegisterId,
      keepId: Id,
      dropId: Id,
      values: RegisterRecord,
      /** Fields that take the other row's own value, whatever `values` says of them: so a masked one is meant without doubt. */
      taken: z.array(FieldKey).max(100).default([]),
    }),
    output: z.object({ id: Id, revision: z.int() }),
    invalidates: changed,
  }),
  /** Every row that fits, in one act: all or none. A history line for each. */
  bulk: command({
    access: access.business,
    input: z.object({
      register: RegisterId,
      query: RegisterQuery,
      change: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('set'), field: FieldKey, value: RegisterValue }),
        z.object({ kind: z.literal('remove'), reason: Line }),
      ]),
    }),
    output: z.object({ changed: z.int() }),
    invalidates: changed,
  }),
  remove: command({
    access: access.coordinating,
    input: z.object({ ...Row, reason: Line }),
    output: Done,
    invalidates: changed,
  }),
  /** Takes a removed row back into the register. */
  restore: command({
    access: access.coordinating,
    input: z.object(Row),
    output: z.object({ id: Id, revision: z.int() }),
    invalidates: changed,
  }),
  attach: command({
    access: access.business,
    input: z.object({ ...Row, fileId: Id }),
    output: Done,
    invalidates: ['registers'],
  }),
  detach: command({
    access: access.business,
    input: z.object({ ...Row, fileId: Id }),
    output: Done,
    invalidates: ['registers'],
  }),
  relations: query({ access: access.business, input: z.object(Row), output: z.array(Relation) }),
  /** Rows kept longer than their register's rule allows. */
  retention: query({
    access: access.coordinating,
    input: z.object({ register: RegisterId.optional() }),
    output: z.array(
      z.object({
        register: RegisterId,
        id: Id,
        label: z.string(),
        /** The last day it may be kept. */
        keepUntil: z.iso.date(),
        basis: z.string(),
      }),
    ),
  }),
  /** Removes rows past their rule with the reason 到期; others are left alone. */
  expire: command({
    access: access.coordinating,
    input: z.object({ register: RegisterId, ids: z.array(Id).min(1).max(500) }),
    output: z.object({ removed: z.int() }),
    invalidates: changed,
  }),
  /** The whole register as a workbook, masked as the screen is; with no rows it is the blank sheet to hand out. */
  workbook: query({
    access: access.business,
    input: z.object({ register: RegisterId, isBlank: z.boolean().default(false) }),
    output: z.object({ name: z.string(), file: FileBlob }),
  }),
};
