import type { Block } from '#shared/domain/documents/model.ts';

import { marker, textsOf, withTexts } from './merge-body.ts';
import type { ListMarks } from './probe.ts';
import { tagOf } from './tags.ts';
import { itemFlags, lineItems } from './vocabulary.ts';

/** Lines and rows that stand for all of their kind, as repetitions. */
export function listTags(
  blocks: readonly Block[],
  texts: readonly ListMarks[],
  rows: readonly ListMarks[],
): Block[] {
  const listed = blocks.flatMap((block, index): Block[] => {
    const list = texts.find(({ marks }) => isPair(block, blocks[index + 1], marks));
    if (list) return lines(block, list);
    return texts.some(({ marks }) => isPair(blocks[index - 1], block, marks)) ? [] : [block];
  });
  return listed.map((block) => {
    const inline = withTexts(
      block,
      textsOf(block).map((text) => listInText(text, texts)),
    );
    return inline.kind === 'table' ? rows.reduce(inRows, inline) : inline;
  });
}

function isPair(first: Block | undefined, second: Block | undefined, marks: readonly string[]): boolean {
  if (first?.kind !== second?.kind || (first?.kind !== 'item' && first?.kind !== 'paragraph')) return false;
  return textsOf(first)[0] === marks[0] && textsOf(second)[0] === marks[1];
}

function lines(block: Block, { label }: ListMarks): Block[] {
  const count = block.kind === 'item' ? tagOf.value(lineItems.number) : '';
  const line: Block = { kind: 'paragraph', text: count + tagOf.value(lineItems.line), indent: true };
  return [marker(tagOf.each(label)), line, marker(tagOf.end(label))];
}

/** The lines that stand within one text, as repetitions. */
export function listInText(text: string, texts: readonly ListMarks[]): string {
  return texts.reduce(inText, text);
}

/** Both lines within one text: one under the other in a cell, or one after the other in a sentence. */
function inText(text: string, { label, marks }: ListMarks): string {
  const [first = '', second = ''] = marks;
  const from = text.indexOf(first);
  const to = text.indexOf(second);
  if (from < 0 || to < 0) return text;
  const isCounted = text.slice(0, from).endsWith('1.');
  const start = isCounted ? from - 2 : from;
  const between = text.slice(from + first.length, isCounted ? to - 2 : to);
  const line = (isCounted ? tagOf.value(lineItems.number) : '') + tagOf.value(lineItems.line);
  const more = `${tagOf.when(itemFlags.more)}${between}${tagOf.end(itemFlags.more)}`;
  const list =
    between === '\n'
      ? [tagOf.each(label), line, tagOf.end(label)].join('\n')
      : `${tagOf.each(label)}${line}${more}${tagOf.end(label)}`;
  const [before, after] = [text.slice(0, start), text.slice(to + second.length)];
  // Nothing to repeat says the same as the condition around it.
  const isOnly = before === tagOf.when(label) && after === tagOf.end(label);
  return isOnly ? list : before + list + after;
}

type Table = Extract<Block, { kind: 'table' }>;

function inRows(table: Table, { label, marks }: ListMarks): Table {
  const rows = table.rows.map((row) => {
    if (!row.cells.some(({ text }) => marks.some((mark) => text.includes(mark)))) return row;
    const last = row.cells.length - 1;
    const cells = row.cells.map((cell, index) => {
      const own = cell.text === '1' ? tagOf.value(lineItems.count) : cell.text;
      return {
        ...cell,
        text: `${index === 0 ? tagOf.each(label) : ''}${own}${index === last ? tagOf.end(label) : ''}`,
      };
    });
    return { ...row, cells };
  });
  return { ...table, rows };
}
