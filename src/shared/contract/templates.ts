import { z } from 'zod';
import { TemplateMapping } from '../domain/export/mapping.ts';
import { TemplateInspection } from '../domain/export/template.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, FileBlob, Instant, Line, OptionalLine } from './common.ts';
import { ExportOutcome } from './exports.ts';
import { RegisterId, RegisterQuery } from './registers.ts';

const SavedTemplate = z.object({
  fingerprint: z.string(),
  register: RegisterId,
  name: z.string(),
  mapping: TemplateMapping,
  savedAt: Instant,
});
export type SavedTemplate = z.infer<typeof SavedTemplate>;

export const templatesContract = {
  /** Reads somebody's empty form: its tables, what the headers say, and what was saved for this very form. */
  inspect: query({
    access: access.business,
    input: z.object({ file: FileBlob, name: Line, register: RegisterId }),
    output: TemplateInspection.extend({
      /** One for each sheet, in their order. */
      guesses: z.array(TemplateMapping),
      saved: TemplateMapping.nullable(),
    }),
  }),
  list: query({
    access: access.business,
    input: z.object({ register: RegisterId.optional() }),
    output: z.array(SavedTemplate),
  }),
  /** Keeps how a form is filled, by its fingerprint; the next empty form of the kind needs no mapping. */
  save: command({
    access: access.business,
    input: z.object({
      fingerprint: z.string().min(1).max(128),
      register: RegisterId,
      name: Line,
      mapping: TemplateMapping,
    }),
    output: Done,
    invalidates: ['templates'],
  }),
  /** Fills a form with rows, as a job whose file `exports.file` hands out; many rows need a second person first. */
  fill: command({
    access: access.business,
    input: z.object({
      file: FileBlob,
      name: Line,
      register: RegisterId,
      mapping: TemplateMapping,
      query: RegisterQuery,
      unmask: z.array(z.string().max(60)).max(100).default([]),
      purpose: OptionalLine,
    }),
    output: ExportOutcome,
    invalidates: ['exports'],
  }),
};
