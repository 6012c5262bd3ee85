import { Buffer } from 'node:buffer';
import { AppError } from '#shared/rpc/app-error.ts';
import { bytesPerMb } from '../limits.ts';
import type { WorkbookLimits } from '../limits.ts';
import { guardOle, isOle } from '../ole-guard.ts';
import { packedBytesOf } from '../zip-directory.ts';
import { unpackZip } from '../zip-guard.ts';
import type { ZipPart } from '../zip-guard.ts';
import { elementsWithin } from './xml-stream.ts';
import { elementsOf, findElement, listElements, localName, parseXmlTree, textOf } from './xml-tree.ts';
import type { XmlNode } from './xml-tree.ts';
import type { PackedPart } from './zip-writer.ts';

export type SheetEntry = { readonly name: string; readonly path: string; readonly isHidden: boolean };

/** An .xlsx file opened part by part: what is not changed is written back byte for byte. */
export type WorkbookPackage = {
  readonly bytes: Buffer;
  readonly parts: ReadonlyMap<string, ZipPart>;
  readonly workbookPath: string;
  readonly sheets: readonly SheetEntry[];
};

/**
 * @throws AppError exchange.empty, .file-too-big, .encrypted, .template-not-xlsx and what unpackZip refuses
 */
export function openPackage(input: Uint8Array, limits: WorkbookLimits): WorkbookPackage {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (bytes.length === 0) throw new AppError('exchange.empty');
  if (bytes.length > limits.fileMb * bytesPerMb)
    throw new AppError('exchange.file-too-big', { limit: limits.fileMb });
  if (isOle(bytes)) guardOle(bytes);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new AppError('exchange.template-not-xlsx');
  const parts = new Map(unpackZip(bytes, limits).map((part) => [part.entry.name, part]));
  const [main] = relationsOf(parts, '').filter((relation) => relation.type === 'officeDocument');
  const workbookPath = main?.path ?? 'xl/workbook.xml';
  const paths = new Map(relationsOf(parts, workbookPath).map((relation) => [relation.id, relation.path]));
  const list = findElement(readTree(parts, workbookPath), 'sheets');
  const sheets = listElements(list, 'sheet').flatMap((sheet) => {
    const id = [...sheet.attributes].find(([key]) => key.endsWith(':id'))?.[1] ?? '';
    const path = paths.get(id) ?? '';
    const isHidden = (sheet.attributes.get('state') ?? 'visible') !== 'visible';
    return path.includes('/worksheets/')
      ? [{ name: sheet.attributes.get('name') ?? '', path, isHidden }]
      : [];
  });
  return { bytes, parts, workbookPath, sheets };
}

/** @throws AppError exchange.sheet-missing */
export function getSheet(book: WorkbookPackage, name: string): SheetEntry {
  const sheet = book.sheets.find((entry) => entry.name === name);
  if (sheet === undefined) throw new AppError('exchange.sheet-missing', { sheet: name });
  return sheet;
}

/** @throws AppError exchange.damaged */
export function readTree(parts: ReadonlyMap<string, ZipPart>, path: string): XmlNode {
  const part = parts.get(path);
  if (part === undefined) throw new AppError('exchange.damaged');
  return parseXmlTree(part.content);
}

export type Relation = { readonly id: string; readonly type: string; readonly path: string };

/** What a part refers to inside the file; '' asks for the file's own relations. */
export function relationsOf(parts: ReadonlyMap<string, ZipPart>, source: string): Relation[] {
  const path = relationsPath(source);
  if (!parts.has(path)) return [];
  return elementsOf(readTree(parts, path))
    .filter((node) => node.attributes.get('TargetMode') !== 'External')
    .map((node) => ({
      id: node.attributes.get('Id') ?? '',
      type: node.attributes.get('Type')?.split('/').at(-1) ?? '',
      path: resolvePath(source, node.attributes.get('Target') ?? ''),
    }));
}

export function relationsPath(source: string): string {
  const at = source.lastIndexOf('/') + 1;
  return `${source.slice(0, at)}_rels/${source.slice(at)}.rels`;
}

export function resolvePath(source: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = source.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The texts that cells refer to by number; phonetic readings are left out. */
export function sharedStrings(book: WorkbookPackage): string[] {
  const path = sharedStringsPath(book);
  const part = path === undefined ? undefined : book.parts.get(path);
  const texts: string[] = [];
  if (part === undefined) return texts;
  for (const item of elementsWithin(part.content, 'sst'))
    if (localName(item) === 'si') texts.push(richText(item));
  return texts;
}

export function sharedStringsPath(book: WorkbookPackage): string | undefined {
  return relationsOf(book.parts, book.workbookPath).find(({ type }) => type === 'sharedStrings')?.path;
}

/** The text of a string item, of one run or of several. */
export function richText(item: XmlNode): string {
  return elementsOf(item)
    .map((child) => {
      if (localName(child) === 't') return textOf(child);
      return localName(child) === 'r' ? textOf(findElement(child, 't')) : '';
    })
    .join('');
}

/** A part as it lies in the file. */
export function keepPart(book: Pick<WorkbookPackage, 'bytes'>, { entry, content }: ZipPart): PackedPart {
  const { name, crc, method } = entry;
  return { name, crc, method, size: content.length, packed: [packedBytesOf(book.bytes, entry)] };
}
