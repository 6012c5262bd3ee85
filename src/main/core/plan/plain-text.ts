import { AppError } from '#shared/rpc/app-error.ts';

import { plainSpaces, toLine } from './source.ts';
import type { SourceBlock, SourceLine, TableRow } from './source.ts';

/** Decodes UTF-8 (with or without a mark), UTF-16 with a mark, or GBK. */
function decodeText(bytes: Uint8Array, name: string): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Control characters mean the bytes are not text in this encoding, whatever the decoder made of them.
      if (!/[^\P{Cc}\t\n\v\f\r\u0085]/u.test(text)) return text;
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
    }
  }
  throw new AppError('plan.encoding', { name });
}

const STARTS_PARAGRAPH =
  /^\s|^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳⒈-⒛⑴-⒇]|第[一二三四五六]|[一二三四五六]是|附件|[^，。；]{2,12}[：:]|(?:副?\s*组\s*长|成\s*员|牵头|责任|配合|职\s*责|顾\s*问))/;

function width(text: string): number {
  return text.replace(/[\u0020-\u007E]/g, '').length + text.replace(/[^\u0020-\u007E]/g, '').length / 2;
}

/** Joins lines that a text editor cut at a fixed width; files whose lines are whole paragraphs stay as they are. */
function rejoinWrapped(lines: SourceLine[]): SourceLine[] {
  const widest = Math.max(0, ...lines.map((line) => width(line.text)));
  const isFull = (text: string): boolean => width(text) >= widest - 2 && !/[。！？：:]$/.test(text);
  const filled = lines.filter((line) => line.text !== '').length;
  const full = lines.filter((line) => isFull(line.text)).length;
  if (widest < 24 || widest > 60 || full < Math.max(4, filled / 6)) return lines;
  const joined: SourceLine[] = [];
  let wraps = false;
  for (const line of lines) {
    const last = joined.at(-1);
    if (wraps && last && line.text !== '' && !STARTS_PARAGRAPH.test(line.text)) last.text += line.text;
    else joined.push({ ...line });
    wraps = isFull(line.text);
  }
  return joined;
}

function splitCells(text: string, isInTable: boolean): string[] | undefined {
  const cells = text.includes('\t')
    ? text.split(/\t+/)
    : /[|｜]/.test(text)
      ? text.replace(/^\s*[|｜]|[|｜]\s*$/g, '').split(/[|｜]/)
      : [];
  return cells.length > 1 && (isInTable || cells[0]?.trim() !== '')
    ? cells.map((cell) => cell.trim())
    : undefined;
}

/** Runs of two and more lines cut by tabs or bars are a table. */
function gatherTables(lines: SourceLine[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let rows: TableRow[] = [];
  let kept: SourceLine[] = [];
  const close = (): void => {
    const first = rows[0];
    if (first && rows.length > 1) blocks.push({ kind: 'table', line: first.line, rows });
    else blocks.push(...kept);
    rows = [];
    kept = [];
  };
  for (const line of lines) {
    const cells = splitCells(line.text, rows.length > 0);
    if (cells) {
      if (!cells.every((cell) => /^[-:\s]*$/.test(cell)))
        rows.push({ line: line.line, cells: cells.map((cell) => [cell]) });
      kept.push(line);
    } else {
      close();
      blocks.push(line);
    }
  }
  close();
  return blocks.map((block) =>
    block.kind === 'line' ? { ...block, text: block.text.replaceAll('\t', '  ') } : block,
  );
}

/** A .txt file as blocks; `line` is the physical line number. */
export function readPlainText(bytes: Uint8Array, name: string): SourceBlock[] {
  const lines = decodeText(bytes, name)
    .split(/\r\n|\r|\n/)
    .map((text, at) => toLine(at + 1, plainSpaces(text)));
  return gatherTables(rejoinWrapped(lines));
}
