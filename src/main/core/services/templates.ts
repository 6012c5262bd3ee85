import { and, desc, eq } from 'drizzle-orm';
import type { ExportOutcome } from '#shared/contract/exports.ts';
import type { RegisterQuery } from '#shared/contract/registers.ts';
import type { SavedTemplate } from '#shared/contract/templates.ts';
import { guessTemplateMapping, TemplateMapping } from '#shared/domain/export/mapping.ts';
import type { TemplateInspection } from '#shared/domain/export/template.ts';
import type { Register } from '#shared/registers/register.ts';
import { act, nowIso } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { inspectTemplate } from '../exchange/excel/template/templates.ts';
import type { Jobs } from '../jobs.ts';
import { templateMappings } from '../store/schema/register-engine.ts';
import { fieldsOf } from './export-files.ts';
import { requestExport } from './exports.ts';

type Inspected = TemplateInspection & { guesses: TemplateMapping[]; saved: TemplateMapping | null };

/** What an empty form asks for, and how it was filled last time. @throws AppError exchange.*. */
export async function readTemplate(ctx: RecordsContext, register: Register, file: Blob): Promise<Inspected> {
  const inspected = await inspectTemplate(await bytesOf(file));
  const known = ctx.db
    .select()
    .from(templateMappings)
    .where(
      and(
        eq(templateMappings.fingerprint, inspected.fingerprint),
        eq(templateMappings.register, register.id),
      ),
    )
    .get();
  return {
    ...inspected,
    guesses: inspected.sheets.map((sheet) => guessTemplateMapping(sheet, register)),
    saved: known ? TemplateMapping.parse(JSON.parse(known.mapping)) : null,
  };
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

export function listTemplates(ctx: RecordsContext, registerId: string | undefined): SavedTemplate[] {
  return ctx.db
    .select()
    .from(templateMappings)
    .orderBy(desc(templateMappings.savedAt))
    .all()
    .filter(({ register }) => registerId === undefined || register === registerId)
    .map(({ fingerprint, register, name, mapping, savedAt }) => ({
      fingerprint,
      register,
      name,
      mapping: TemplateMapping.parse(JSON.parse(mapping)),
      savedAt,
    }));
}

type Saved = { fingerprint: string; name: string; mapping: TemplateMapping };

/** @throws AppError `input.invalid` for a field the register does not have. */
export function saveTemplate(
  ctx: RecordsContext,
  register: Register,
  { fingerprint, name, mapping }: Saved,
): void {
  const none: RegisterQuery = { search: '', filters: {}, includeRemoved: false };
  fieldsOf(register, { kind: 'template', query: none, unmask: [], mapping, fileName: name, object: '' });
  const set = {
    name,
    mapping: JSON.stringify(mapping),
    savedAt: nowIso(ctx.ports),
    accountId: ctx.session.accountId,
  };
  act(ctx, { action: 'templates.save', objectType: register.id, objectId: fingerprint }, () =>
    ctx.db
      .insert(templateMappings)
      .values({ fingerprint, register: register.id, ...set })
      .onConflictDoUpdate({ target: [templateMappings.fingerprint, templateMappings.register], set })
      .run(),
  );
}

type Fill = {
  file: Blob;
  name: string;
  mapping: TemplateMapping;
  query: RegisterQuery;
  unmask: string[];
  purpose: string;
};

/** Fills somebody's form, under the same rule as any export. @throws AppError exchange.*, as `requestExport`. */
export async function fillForm(
  ctx: RecordsContext,
  jobs: Jobs,
  register: Register,
  { file, name, mapping, query, unmask, purpose }: Fill,
): Promise<ExportOutcome> {
  const bytes = await bytesOf(file);
  await inspectTemplate(bytes); // a file that is no form is refused before it is kept
  const object = ctx.objects.keep(bytes);
  const spec = { kind: 'template' as const, query, unmask, mapping, fileName: name, object };
  return requestExport(ctx, jobs, register, { spec, purpose, action: 'templates.fill' });
}
