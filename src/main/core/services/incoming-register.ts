import { and, eq, inArray, ne } from 'drizzle-orm';
import type { IncomingInput } from '#shared/contract/incoming.ts';
import { dateParts } from '#shared/domain/calendar/plain-date.ts';
import { formatFormSerial } from '#shared/domain/documents/numbering.ts';
import { incomingKindLabels } from '#shared/domain/incoming/incoming.ts';
import { bases, basesFor, limitOf } from '#shared/domain/incoming/limit.ts';
import { refuseMarked } from '#shared/domain/incoming/secrecy.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import { incoming, incomingDemands, incomingFiles } from '../store/schema/incoming.ts';
import { files } from '../store/schema/organisation.ts';
import { assertFile } from './files.ts';
import { noteLetter, takeLetterStep } from './incoming-act.ts';
import type { LetterStep } from './incoming-act.ts';
import type { LoadedLetter } from './incoming-rows.ts';
import { onField } from './on-field.ts';
import { getHandler, nextSerial } from './organisation.ts';

/** @throws AppError `incoming.*` with the field, `record.missing`. */
export function registerIncoming(
  ctx: RecordsContext,
  input: { letter: IncomingInput; handlerId?: string | undefined },
): { id: string; serial: string } {
  const { letter } = input;
  const handler = getHandler(ctx, input.handlerId);
  assertLetter(ctx, letter, null);
  const id = ctx.ports.random.uuid();
  const fields = Object.keys(letter);
  const trace = { action: 'incoming.register', objectType: 'incoming', objectId: id, fields };
  return act(ctx, { ...trace, handler: { id: handler.personId, name: handler.name } }, () => {
    const { year } = dateParts(today(ctx.ports));
    const serial = formatFormSerial('来文', year, nextSerial(ctx, 'incoming', year));
    ctx.db
      .insert(incoming)
      .values({ id, serial, revision: 0, status: 'registered', ...columnsOf(letter, null) })
      .run();
    writeDemands(ctx, id, letter, []);
    writeFiles(ctx, id, 'scan', letter.fileIds);
    noteLetter(ctx, id, { action: 'register', handlerId: handler.personId, note: '' });
    return { id, serial };
  });
}

/** What was typed wrong is put right while the clock runs; what was written on a demand stays with it. */
export function saveIncoming(ctx: RecordsContext, input: LetterStep & { letter: IncomingInput }): void {
  const { id, letter } = input;
  takeLetterStep(ctx, input, {
    action: 'save',
    name: 'incoming.save',
    note: '',
    check: (loaded) => assertLetter(ctx, letter, loaded),
    change: ({ row }) => columnsOf(letter, row.grantedLimitOn),
    also: ({ demands }) => {
      writeDemands(ctx, id, letter, demands);
      const scans = and(eq(incomingFiles.incomingId, id), eq(incomingFiles.part, 'scan'));
      ctx.db.delete(incomingFiles).where(scans).run();
      writeFiles(ctx, id, 'scan', letter.fileIds);
    },
  });
}

function columnsOf(letter: IncomingInput, grantedLimitOn: string | null) {
  const { demands: _demands, fileIds: _fileIds, ...columns } = letter;
  return { ...columns, limitOn: limitOf({ ...letter, grantedLimitOn }) };
}

function assertLetter(ctx: RecordsContext, letter: IncomingInput, known: LoadedLetter | null): void {
  refuseMarked(letter);
  assertFiles(ctx, letter.fileIds);
  const { kind, basis, writtenOn, receivedOn, paperLimitOn } = letter;
  if (!basesFor(kind).includes(basis)) {
    const params = { basis: bases[basis].label, kind: incomingKindLabels[kind] };
    throw onField('incoming.basis-unfit', 'basis', params);
  }
  if (receivedOn > today(ctx.ports)) throw onField('incoming.received-future', 'receivedOn');
  if (writtenOn > receivedOn) throw onField('incoming.written-after-received', 'writtenOn');
  if (paperLimitOn !== null && paperLimitOn < receivedOn)
    throw onField('incoming.limit-before-received', 'paperLimitOn');
  assertNew(ctx, letter, known?.row.id ?? '');
  const ids = new Set(known?.demands.map(({ id }) => id));
  if (letter.demands.some(({ id }) => id !== undefined && !ids.has(id)))
    throw new AppError('incoming.demand-missing');
}

/** A letter is registered once, by its organ and number; without a number nobody can tell. */
function assertNew(ctx: RecordsContext, { organ, number }: IncomingInput, ownId: string): void {
  if (number === '') return;
  const same = ctx.db
    .select({ serial: incoming.serial })
    .from(incoming)
    .where(and(eq(incoming.number, number), eq(incoming.organ, organ), ne(incoming.id, ownId)))
    .get();
  if (same) throw onField('incoming.number-known', 'number', { number, serial: same.serial });
}

/** Only files one may read, and none that says of itself it is secret. @throws AppError */
export function assertFiles(ctx: RecordsContext, ids: readonly string[]): void {
  for (const id of ids) assertFile(ctx, id);
  if (ids.length === 0) return;
  const named = ctx.db
    .select({ name: files.name })
    .from(files)
    .where(inArray(files.id, [...ids]))
    .all();
  refuseMarked(named);
}

export function writeFiles(
  ctx: RecordsContext,
  incomingId: string,
  part: 'scan' | 'answer' | 'reply' | 'effect',
  ids: readonly string[],
): void {
  for (const fileId of new Set(ids))
    ctx.db.insert(incomingFiles).values({ incomingId, fileId, part }).onConflictDoNothing().run();
}

function writeDemands(
  ctx: RecordsContext,
  incomingId: string,
  { demands }: IncomingInput,
  known: LoadedLetter['demands'],
): void {
  const before = new Map(known.map((line) => [line.id, line]));
  ctx.db.delete(incomingDemands).where(eq(incomingDemands.incomingId, incomingId)).run();
  for (const [index, { id = ctx.ports.random.uuid(), text }] of demands.entries())
    ctx.db
      .insert(incomingDemands)
      .values({ ...before.get(id), id, incomingId, ordinal: index + 1, text })
      .run();
}
