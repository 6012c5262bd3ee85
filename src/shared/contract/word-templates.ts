import { z } from 'zod';
import { TemplateFault } from '../domain/documents/template-fault.ts';
import { access } from '../rpc/access.ts';
import { command, query } from '../rpc/procedure.ts';
import { Done, Empty, FileBlob, HandlerId, Id, Instant, Line, OptionalLine } from './common.ts';

const Kind = z.string().min(1).max(60);

/** A name that may stand in `{{…}}` of this kind. */
const TemplateTag = z.object({
  name: z.string(),
  /** `value`: one text; `text`: one, or line by line; `rows`: row by row only; `flag`: a condition only. */
  kind: z.enum(['value', 'text', 'rows', 'flag']),
  help: z.string(),
  /** What may stand inside its lines or rows. */
  items: z.array(z.string()),
});
export type TemplateTag = z.infer<typeof TemplateTag>;

const TemplateVersion = z.object({
  id: Id,
  version: z.int(),
  name: z.string(),
  note: z.string(),
  loadedAt: Instant,
  handlerName: z.string(),
  typistName: z.string(),
  isActive: z.boolean(),
  sha256: z.string(),
  /** Documents issued with it. */
  uses: z.int(),
});

/** Word templates of the office: a kind of document may be issued from the office's own layout. */
export const wordTemplatesContract = {
  /** Every kind, and the version in use where it is not the house style. */
  list: query({
    access: access.coordinating,
    input: Empty,
    output: z.array(
      z.object({
        kind: z.string(),
        label: z.string(),
        category: z.string(),
        version: z.int().nullable(),
        loadedAt: Instant.nullable(),
      }),
    ),
  }),
  /** One kind: the names its template may use and every version there was, newest first. */
  get: query({
    access: access.coordinating,
    input: z.object({ kind: Kind }),
    output: z.object({
      kind: z.string(),
      label: z.string(),
      tags: z.array(TemplateTag),
      versions: z.array(TemplateVersion),
    }),
  }),
  /** The kind's own layout with tags in place of words, or a version as it was loaded. */
  export: query({
    access: access.coordinating,
    input: z.object({ kind: Kind, templateId: Id.optional() }),
    output: z.object({ name: z.string(), file: FileBlob }),
  }),
  /** The invented sample set by a version, to be looked at and printed. */
  trial: query({
    access: access.coordinating,
    input: z.object({ kind: Kind, templateId: Id.optional() }),
    output: z.object({ name: z.string(), file: FileBlob, html: z.string() }),
  }),
  /** Reads a template and keeps it as the version in use; with anything wrong in it, all of that and nothing kept. */
  load: command({
    access: access.coordinating,
    input: z.object({ kind: Kind, file: FileBlob, name: Line, note: OptionalLine, handlerId: HandlerId }),
    output: z.object({ version: z.int().nullable(), faults: z.array(TemplateFault) }),
    invalidates: ['wordTemplates', 'documents'],
  }),
  /** Issues from a former version again; without one, in the house style. */
  restore: command({
    access: access.coordinating,
    input: z.object({ kind: Kind, templateId: Id.nullable(), handlerId: HandlerId }),
    output: Done,
    invalidates: ['wordTemplates', 'documents'],
  }),
  /** A document that is not issued yet as its template sets it now. */
  proof: command({
    access: access.business,
    input: z.object({ documentId: Id }),
    output: z.object({ name: z.string(), file: FileBlob }),
    invalidates: [],
  }),
};
