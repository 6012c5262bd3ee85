import type { PrivacyHit } from '#shared/contract/privacy.ts';
import { dateParts } from '#shared/domain/calendar/plain-date.ts';
import type { Words } from '#shared/domain/documents/words.ts';
import { maskText } from '#shared/domain/identity/mask.ts';
import { suggestions } from '#shared/domain/privacy/hit.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { getRegister } from './register-rows.ts';
import { act, today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import type { Letter } from '../documents/letters/define.ts';
import { runInParser } from '../exchange/excel/parser-task.ts';
import { foldValue } from '../privacy/fold-text.ts';
import { peopleIndex } from '../privacy/keep-index.ts';
import type { PersonRef } from '../privacy/people-index.ts';
import { scanPieces } from '../privacy/scan.ts';
import type { Piece } from '../privacy/found.ts';
import type { ScanHit } from '../privacy/scan.ts';
import { findRows } from '../store/queries/registers.ts';
import { isOwn, scopeOf } from './scope.ts';
import { getSetting } from './settings.ts';

export function leastOf(ctx: RecordsContext): number {
  return getSetting(ctx.desk.officeDb, 'privacyLeast');
}

async function scan(ctx: RecordsContext, pieces: readonly Piece[]): Promise<ScanHit[]> {
  const index = await peopleIndex(ctx.records);
  const rule = { least: leastOf(ctx), year: dateParts(today(ctx.ports)).year };
  return scanPieces(ctx.records, index, pieces, rule);
}

/** Where every paper names the office, its villages and its telephones. */
const OFFICE_WORDS: ReadonlySet<string> = new Set(['issuer', 'contact', 'phone', 'cc', 'recipient']);

/**
 * Whatever could be recognised in these words and on the page made of them. What only the page says, by its wording or a
 * template, stands in no field.
 */
export async function scanLetter(
  ctx: RecordsContext,
  letter: Letter,
  { words, page }: { words: Words; page: readonly string[] | null },
): Promise<ScanHit[]> {
  const inWords = await scan(ctx, piecesOf(letter, words));
  const known = new Set(inWords.map(sayOf));
  const onPage = [...new Set(page ?? [])].map((text): Piece => ({
    field: null,
    row: null,
    column: null,
    text,
    isOffice: true,
  }));
  return [...inWords, ...(await scan(ctx, onPage)).filter((hit) => !known.has(sayOf(hit)))];
}

const sayOf = ({ kind, text }: ScanHit): string => `${kind} ${foldValue(text)}`;

function piecesOf(letter: Letter, words: Words): Piece[] {
  return letter.fields.flatMap(({ name, kind }): Piece[] => {
    const value = words[name];
    if (value === undefined || kind === 'date' || kind === 'choice') return [];
    const isOffice = OFFICE_WORDS.has(name) || name === letter.addressee;
    if (typeof value === 'string') return [{ field: name, row: null, column: null, text: value, isOffice }];
    return value.flatMap((cells, row) =>
      cells.map((text, column) => ({ field: name, row, column, text, isOffice })),
    );
  });
}

/** As this account may know it: of a row it may not see, not even the register. */
export function showHits(ctx: RecordsContext, hits: readonly ScanHit[]): PrivacyHit[] {
  return hits.map(({ people, who, ...hit }) => {
    const owners = people.flatMap((person) => ownerOf(ctx, person));
    return { ...hit, who: owners.length > 0 ? who : '', owners, suggestion: suggestions[hit.kind] };
  });
}

function ownerOf(ctx: RecordsContext, { source, id }: PersonRef): PrivacyHit['owners'] {
  const register = getRegister(source.register);
  const [row] = findRows(ctx.db, register, [id]);
  if (!row || !isOwn(scopeOf(ctx, register), register, row.values)) return [];
  const village = row.values['village'];
  const place = typeof village === 'string' && village !== '' ? `（${village}）` : '';
  const name = maskText('name', String(row.values[register.titleField] ?? ''));
  return [{ register: source.register, id, label: `${name}${place}` }];
}

/** @throws AppError as `act` does. */
export async function scanText(ctx: RecordsContext, text: string) {
  const hits = await scan(ctx, [{ field: 'text', row: null, column: null, text, isOffice: false }]);
  note(ctx, 'privacy.scanText');
  return { least: leastOf(ctx), hits: showHits(ctx, hits) };
}

/** @throws AppError `privacy.file-kind`, `plan.*` for a file that does not open, `exchange.too-slow`. */
export async function scanFile(ctx: RecordsContext, { name, file }: { name: string; file: Blob }) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = (await readText(bytes, name)).slice(0, LONGEST);
  const hits = await scan(ctx, [{ field: 'text', row: null, column: null, text, isOffice: false }]);
  note(ctx, 'privacy.scanFile');
  return { least: leastOf(ctx), text, hits: showHits(ctx, hits) };
}

const LONGEST = 500_000;

async function readText(bytes: Uint8Array, name: string): Promise<string> {
  if (/\.docx$/iu.test(name)) {
    const paragraphs = await runInParser<'text'>({ kind: 'text', bytes, fileName: name });
    return paragraphs.join('\n');
  }
  if (!/\.txt$/iu.test(name)) throw new AppError('privacy.file-kind', { name });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** That somebody asked, not what: the question may hold a name. */
function note(ctx: RecordsContext, action: string): void {
  act(ctx, { action, objectType: 'text', objectId: ctx.desk.deskId }, () => undefined);
}
