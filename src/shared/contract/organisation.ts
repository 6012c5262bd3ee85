import { z } from 'zod';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, FileBlob, Id, Instant, Line, OptionalLine } from './common.ts';

export const Unit = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(['village', 'office', 'external']),
  aliases: z.array(z.string()),
});
export type Unit = z.infer<typeof Unit>;

export const PersonRow = z.object({
  id: Id,
  name: z.string(),
  title: z.string(),
  unitId: Id.nullable(),
  unitName: z.string().nullable(),
  login: z.string().nullable(),
});
export type PersonRow = z.infer<typeof PersonRow>;

/** Units are kept in the register `units`; this is the list everybody chooses from. */
export const unitsContract = {
  list: query({ access: access.business, input: Empty, output: z.array(Unit) }),
};

export const peopleContract = {
  list: query({ access: access.business, input: Empty, output: z.array(PersonRow) }),
  save: command({
    access: access.coordinating,
    input: z.object({ id: Id.optional(), name: Line, title: OptionalLine, unitId: Id.nullable() }),
    output: z.object({ id: Id }),
    invalidates: ['people', 'session'],
  }),
};

export const StoredFile = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  createdAt: Instant,
});
export type StoredFile = z.infer<typeof StoredFile>;

export const filesContract = {
  /**
   * Takes a photo or scan (JPEG, PNG, WebP, PDF; at most 20 MB) and keeps it encrypted. Photos lose place, time and
   * device; PDFs stay as they are.
   */
  put: command({
    access: access.business,
    input: z.object({ file: FileBlob, name: Line }),
    output: StoredFile,
    invalidates: [],
  }),
  get: query({
    access: access.business,
    input: z.object({ id: Id }),
    output: z.object({ meta: StoredFile, file: FileBlob }),
  }),
};

/** Work that takes longer than a breath: progress is asked for, cancel is always possible. */
export const Job = z.object({
  id: Id,
  kind: z.enum(['backup', 'restore', 'verify', 'import', 'export', 'issue', 'archive', 'pdf']),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** 0–1. */
  progress: z.number(),
  message: z.string(),
  /** Result for the screen; its shape depends on the kind. */
  folder: z.string().nullable(),
  /** Id of what was made, e.g. an import's batch. */
  resultId: Id.nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type Job = z.infer<typeof Job>;

export const BackupSummary = z.object({
  folder: z.string(),
  townName: z.string(),
  sequence: z.int(),
  createdAt: Instant,
  bytes: z.int(),
  isComplete: z.boolean(),
  counts: z.record(z.string(), z.int()),
});
export type BackupSummary = z.infer<typeof BackupSummary>;

export const backupsContract = {
  /** Mounted sticks and folders worth offering; free space in bytes. */
  places: query({
    access: access.anyone,
    input: Empty,
    output: z.array(
      z.object({ path: z.string(), label: z.string(), freeBytes: z.number(), isRemovable: z.boolean() }),
    ),
  }),
  /** Backups found below a folder, newest first. */
  find: query({ access: access.anyone, input: z.object({ folder: Line }), output: z.array(BackupSummary) }),
  create: command({
    access: access.keepers,
    input: z.object({ folder: Line }),
    output: z.object({ jobId: Id }),
    invalidates: ['backups'],
  }),
  verify: command({
    access: access.anyone,
    input: z.object({ folder: Line }),
    output: z.object({ jobId: Id }),
    invalidates: [],
  }),
  /** Into an empty desk only; takes both halves of the recovery key. */
  restore: command({
    access: access.anyone,
    input: z.object({ folder: Line, halves: z.tuple([Line, Line]), into: z.string().max(1000).optional() }),
    output: z.object({ jobId: Id }),
    invalidates: ['desk'],
  }),
  history: query({
    access: access.keepers,
    input: Empty,
    output: z.array(
      z.object({ sequence: z.int(), at: Instant, folder: z.string(), bytes: z.int(), by: z.string() }),
    ),
  }),
  /** Proves that the two halves in the envelopes open this desk. */
  drill: command({
    access: access.signedIn,
    input: z.object({ halves: z.tuple([Line, Line]) }),
    output: Done,
    invalidates: [],
  }),
};

export const jobsContract = {
  get: query({ access: access.anyone, isBackground: true, input: z.object({ id: Id }), output: Job }),
  cancel: command({ access: access.anyone, input: z.object({ id: Id }), output: Done, invalidates: [] }),
};
