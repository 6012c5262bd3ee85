import type { FaceName } from '#shared/domain/documents/faces.ts';
import { formatHeadingNumber } from '#shared/domain/documents/official-text.ts';
import type { Attachment, Block, TableBlock } from '#shared/domain/documents/model.ts';

import { POINTS, toMillimetres } from './metrics.ts';

type Level = 1 | 2 | 3 | 4;

/** 7.3.3: 黑体, 楷体, then 仿宋 twice. */
export const HEADING_FACES = {
  1: 'heiti',
  2: 'kaiti',
  3: 'fangsong',
  4: 'fangsong',
} as const satisfies Record<Level, FaceName>;

/** Rules and room around the text of a table's cells; millimetres. */
export const TABLE = { padding: 2, rule: 0.26, outerRule: 0.35 } as const;

export type Density = TableBlock['density'];

/** Tables are set in size 4; dense ones, lists that are to fit on one sheet, in size 5. Line pitch in millimetres. */
export const TABLE_TEXT = {
  normal: { points: POINTS.small, linePitch: 7.6 },
  dense: { points: 10.5, linePitch: 5.2 },
} as const satisfies Record<Density, { points: number; linePitch: number }>;

/** The number of each heading and item; a higher level starts the lower ones again, any other block the items. */
export function numberBlocks(body: readonly Block[]): Map<Block, string> {
  const counts = [0, 0, 0, 0];
  const numbers = new Map<Block, string>();
  let items = 0;
  for (const block of body) {
    items = block.kind === 'item' ? items + 1 : 0;
    if (block.kind === 'item') numbers.set(block, formatHeadingNumber(3, items));
    if (block.kind !== 'heading') continue;
    const value = (counts[block.level - 1] ?? 0) + 1;
    counts[block.level - 1] = value;
    counts.fill(0, block.level);
    numbers.set(block, formatHeadingNumber(block.level, value));
  }
  return numbers;
}

/** Column widths in millimetres that together fill `width`. */
export function columnWidths({ columns }: Pick<TableBlock, 'columns'>, width: number): number[] {
  const total = columns.reduce((sum, share) => sum + share, 0);
  return columns.map((share) => (share / total) * width);
}

/** Characters of table text that fit into `width` millimetres. */
export function cellCharacters(width: number, density: Density): number {
  return Math.max(1, (width - 2 * TABLE.padding) / toMillimetres(TABLE_TEXT[density].points));
}

/** `附件` alone, `附件1`, `附件2` among several (7.3.4). */
export function attachmentLabel(attachments: readonly Attachment[], index: number): string {
  return attachments.length === 1 ? '附件' : `附件${index + 1}`;
}
