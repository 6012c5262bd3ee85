import { crc32, inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { AppError } from '#shared/rpc/app-error.ts';
import { bytesPerMb } from './limits.ts';
import type { WorkbookLimits } from './limits.ts';
import { packedBytesOf, readZipDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Pictures, charts, comments, themes, pivots, properties: nothing a table needs, so no parser ever sees it. */
const decoration =
  /(?:^|\/)(?:drawings|charts|media|theme|comments[^/]*|threadedComments|persons|pivot[^/]*|tables|slicer[^/]*|timeline[^/]*|printerSettings|docProps|customXml)(?:\/|$)|^xl\/(?:comments[^/]*|calcChain)\.xml$|^xl\/worksheets\/_rels\//i;
const isText = /\.(?:xml|rels|vml)$/i;

/** A file of the container: its bytes, checked, and where they lie packed. */
export type ZipPart = { readonly entry: ZipEntry; readonly content: Buffer };

/**
 * Opens an .xlsx container within the limits, every part checked.
 * @throws AppError exchange.damaged, .encrypted, .unknown-format, .too-many-parts, .too-big-unpacked, .has-…
 */
export function unpackZip(bytes: Buffer, limits: WorkbookLimits): ZipPart[] {
  const entries = readZipDirectory(bytes, limits.parts);
  refuseByNames(entries);
  const parts = inflateEntries(bytes, entries, limits);
  for (const { entry, content } of parts) if (isText.test(entry.name)) refuseByContent(entry.name, content);
  const types = parts.find(({ entry }) => entry.name === '[Content_Types].xml');
  if (types?.content.includes('spreadsheetml.sheet.main+xml') !== true) {
    throw new AppError('exchange.unknown-format');
  }
  return parts;
}

/**
 * The files of a container, whatever they hold, inflated within the limits and checked against their sums.
 * @throws AppError exchange.damaged, .too-big-unpacked
 */
export function inflateEntries(
  bytes: Buffer,
  entries: readonly ZipEntry[],
  limits: WorkbookLimits,
): ZipPart[] {
  let left = limits.unpackedMb * bytesPerMb;
  return entries
    .filter((entry) => !entry.name.endsWith('/'))
    .map((entry) => {
      const content = inflate(bytes, entry, left, limits);
      left -= content.length;
      return { entry, content };
    });
}

/**
 * Gives back a plain container that holds only what a table needs, checked: the parser behind sees no other bytes than
 * the ones judged here.
 * @throws AppError as unpackZip
 */
export function guardZip(bytes: Buffer, limits: WorkbookLimits): Uint8Array {
  const kept = unpackZip(bytes, limits)
    .filter(({ entry }) => isText.test(entry.name) && !decoration.test(entry.name))
    .map(({ entry, content }) => [entry.name, content] as const);
  return zipSync(Object.fromEntries(kept), { level: 0, mtime: '1980-01-02' });
}

function refuseByNames(entries: readonly ZipEntry[]): void {
  const has = (pattern: RegExp) => entries.some((entry) => pattern.test(entry.name));
  if (entries.some((entry) => entry.isEncrypted)) throw new AppError('exchange.encrypted');
  if (has(/vbaProject[^/]*\.bin$|^xl\/macrosheets\//i)) throw new AppError('exchange.has-macros');
  if (has(/(?:^|\/)(?:embeddings|activeX)\//i)) throw new AppError('exchange.has-embedded');
  if (has(/(?:^|\/)externalLinks\//i)) throw new AppError('exchange.has-external-links');
}

function inflate(bytes: Buffer, entry: ZipEntry, left: number, limits: WorkbookLimits): Buffer {
  const tooBig = () => new AppError('exchange.too-big-unpacked', { limit: limits.unpackedMb });
  const packed = packedBytesOf(bytes, entry);
  if (entry.method !== 0 && entry.method !== 8) throw new AppError('exchange.damaged');
  if (left < 1) throw tooBig();
  let content: Buffer = packed;
  if (entry.method === 8) {
    try {
      content = inflateRawSync(packed, { maxOutputLength: left });
    } catch (error) {
      throw isOverflow(error) ? tooBig() : new AppError('exchange.damaged');
    }
  }
  if (content.length > left) throw tooBig();
  if (crc32(content) !== entry.crc) throw new AppError('exchange.damaged');
  return content;
}

function isOverflow(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function refuseByContent(name: string, content: Buffer): void {
  refuseForeignXml(content);
  if (name === '[Content_Types].xml' && content.includes('macroEnabled'))
    throw new AppError('exchange.has-macros');
  if (name.endsWith('.rels') && hasExternalPart(content.toString('utf8'))) {
    throw new AppError('exchange.has-external-links');
  }
}

/** Declarations that reach outside, and encodings that hide from the checks. @throws AppError exchange.has-doctype, .damaged */
export function refuseForeignXml(content: Buffer): void {
  if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY'))
    throw new AppError('exchange.has-doctype');
  if (content.length >= 2 && (content.readUInt16LE(0) === 0xfeff || content.readUInt16LE(0) === 0xfffe)) {
    throw new AppError('exchange.damaged');
  }
}

/** Plain web and mail addresses in cells are links too; they are inert here and stay allowed. */
function hasExternalPart(relations: string): boolean {
  const external = relations.match(/<[^<>]*TargetMode\s*=\s*["']External["'][^<>]*>/gi) ?? [];
  return external.some((relation) => !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(relation));
}
