import { Buffer } from 'node:buffer';

import { AppError } from '#shared/rpc/app-error.ts';
import type { ErrorCode } from '#shared/text/errors/index.ts';

import type { WorkbookLimits } from '../../exchange/excel/limits.ts';
import { bytesPerMb } from '../../exchange/excel/limits.ts';
import { isOle } from '../../exchange/excel/ole-guard.ts';
import { readZipDirectory } from '../../exchange/excel/zip-directory.ts';
import { inflateEntries, refuseForeignXml } from '../../exchange/excel/zip-guard.ts';
import type { ZipPart } from '../../exchange/excel/zip-guard.ts';

/** A .docx opened part by part; what is not filled is written back byte for byte. */
export type WordPackage = { readonly bytes: Buffer; readonly parts: ReadonlyMap<string, ZipPart> };

/** What a template may cost. A letter's is some tens of kilobytes; a coat of arms or a scanned head needs more. */
export const templateLimits: WorkbookLimits = {
  fileMb: 5,
  parts: 300,
  unpackedMb: 40,
  rows: 0,
  columns: 0,
  memoryMb: 256,
  seconds: 20,
};

/** Office XML of a main document; a macro-enabled one says so there. */
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** What opening a zip may refuse, in the words of a template. */
const refusals: Partial<Record<ErrorCode, ErrorCode>> = {
  'exchange.damaged': 'wordTemplate.damaged',
  'exchange.encrypted': 'wordTemplate.encrypted',
  'exchange.has-doctype': 'wordTemplate.damaged',
  'exchange.template-too-big': 'wordTemplate.too-big',
  'exchange.too-many-parts': 'wordTemplate.too-big',
  'exchange.too-big-unpacked': 'wordTemplate.too-big',
  'exchange.too-slow': 'wordTemplate.too-big',
  'exchange.too-heavy': 'wordTemplate.too-big',
};

/** The same refusal, said of a template. */
export function asTemplateRefusal(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const code = refusals[error.code];
  return code === undefined ? error : new AppError(code);
}

/** @throws AppError `wordTemplate.damaged`, `.encrypted`, `.too-big`, `.not-docx`; nothing else, whatever the bytes are. */
export function openWord(input: Uint8Array, limits: WorkbookLimits = templateLimits): WordPackage {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (bytes.length > limits.fileMb * bytesPerMb) throw new AppError('wordTemplate.too-big');
  if (bytes.length > 0 && isOle(bytes)) throw new AppError('wordTemplate.old-or-locked');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new AppError('wordTemplate.not-docx');
  try {
    const entries = readZipDirectory(bytes, limits.parts);
    if (entries.some(({ isEncrypted }) => isEncrypted)) throw new AppError('wordTemplate.encrypted');
    const parts = inflateEntries(bytes, entries, limits);
    for (const { entry, content } of parts) if (isXmlPart(entry.name)) refuseForeignXml(content);
    const opened = { bytes, parts: new Map(parts.map((part) => [part.entry.name, part])) };
    const types = opened.parts.get('[Content_Types].xml')?.content;
    if (!opened.parts.has(DOCUMENT) || types === undefined) throw new AppError('wordTemplate.not-docx');
    return opened;
  } catch (error) {
    throw asTemplateRefusal(error);
  }
}

export const DOCUMENT = 'word/document.xml';

export function isXmlPart(name: string): boolean {
  return /\.(?:xml|rels|vml)$/iu.test(name);
}

/** Whether the package says of itself that it holds a plain document, no macros and no older template format. */
export function isPlainDocument({ parts }: WordPackage): boolean {
  const types = parts.get('[Content_Types].xml')?.content.toString('utf8') ?? '';
  return types.includes(MAIN) && !/macroEnabled|vbaProject/iu.test(types);
}
