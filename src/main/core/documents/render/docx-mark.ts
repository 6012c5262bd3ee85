import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
} from 'docx';

import { markCharacters, spreadBy } from '../house/mark.ts';
import type { Mark } from '../house/mark.ts';
import { HEAD, INK, RED, toTwips } from '../house/metrics.ts';
import { exact, STYLE } from './docx-styles.ts';

/** An exact line puts its baseline four fifths down; a mark's line is a quarter taller than its type. */
const BASELINE = 0.8;
const MARK_LINE = 1.25;
/** Shares of the type's size from a line's edges to the ink. */
const INK_TOP = BASELINE * MARK_LINE - INK.above;
const SLACK = MARK_LINE * (1 - BASELINE) - INK.below;
/** The same in a row of a joint mark, as tall as the names' pitch. */
const ROW_INK_TOP = BASELINE * HEAD.markPitch - INK.above;
const ROW_SLACK = HEAD.markPitch * (1 - BASELINE) - INK.below;

/** Points from the top of the mark's first line to its ink. */
export function markInkTop({ lines, points }: Mark): number {
  return (lines.length === 1 ? INK_TOP : ROW_INK_TOP) * points;
}

/** Points from the mark's ink to the bottom of its last line. */
export function markSlack({ lines, points }: Mark): number {
  return (lines.length === 1 ? SLACK : ROW_SLACK) * points;
}

/** One line for one organ, `before` twips below what precedes it. */
export function markParagraph({ lines, points }: Mark, before: number): Paragraph {
  return new Paragraph({
    style: STYLE.mark,
    spacing: exact(points * MARK_LINE * 20, before),
    children: [new TextRun({ text: lines[0] ?? '', size: points * 2, color: RED })],
  });
}

/** Several organs: a table without rules, the names spread to one width, 文件 beside all of them. */
export function jointMark(mark: Mark): Table {
  const { lines, word, points, pitch } = mark;
  const characters = markCharacters(mark);
  const side = word === '' ? 0 : HEAD.wordGap + word.length;
  // A little more than the names need: a line that fills its cell to the last twip is broken by LibreOffice.
  const widths = [characters + 0.2, side]
    .filter((width) => width > 0.2)
    .map((width) => twips(width * points));
  const height = toTwips(pitch);
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: lines.map(
      (text, index) =>
        new TableRow({
          height: { value: height, rule: HeightRule.EXACT },
          cantSplit: true,
          children: [
            cell(widths[0] ?? 0, [namesLine(text, characters, points, height)]),
            ...(word === ''
              ? []
              : [
                  cell(
                    widths[1] ?? 0,
                    [wordLine(index === 0 ? word : '', points, height)],
                    index === 0 ? 'restart' : 'continue',
                  ),
                ]),
          ],
        }),
    ),
  });
}

function cell(width: number, children: Paragraph[], merge?: 'restart' | 'continue'): TableCell {
  const verticalMerge = merge === 'restart' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    ...(merge === undefined ? {} : { verticalMerge }),
    children,
  });
}

/** Twips of so many points. */
function twips(points: number): number {
  return Math.round(points * 20);
}

/** The last character keeps no room behind it, so that all names end alike. */
function namesLine(text: string, characters: number, points: number, height: number): Paragraph {
  const all = Array.from(text);
  const look = { size: points * 2, color: RED };
  return new Paragraph({
    style: STYLE.mark,
    alignment: AlignmentType.LEFT,
    spacing: exact(height),
    children: [
      new TextRun({
        ...look,
        text: all.slice(0, -1).join(''),
        characterSpacing: twips(spreadBy(text, characters, points)),
      }),
      new TextRun({ ...look, text: all.at(-1) ?? '' }),
    ],
  });
}

function wordLine(text: string, points: number, height: number): Paragraph {
  return new Paragraph({
    style: STYLE.mark,
    alignment: AlignmentType.RIGHT,
    spacing: exact(height),
    children: [new TextRun({ text, size: points * 2, color: RED })],
  });
}

/** Twips that stand empty above a joint mark, which has no paragraph of its own to keep them. */
export function blankAbove(points: number): Paragraph {
  return new Paragraph({ spacing: exact(points * 20) });
}
