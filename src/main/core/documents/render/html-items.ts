import { TABLE, TABLE_TEXT } from '../house/blocks.ts';
import { CHARACTER_PITCH, GRID, LINE_PITCH, POINTS } from '../house/metrics.ts';
import type { CellItem, LineItem, PlacedItem, RowItem, SignatureItem, Span } from '../layout/items.ts';
import { escapeHtml, mm } from './style-sheet.ts';
import type { StyleSheet } from './style-sheet.ts';

/** One piece of the flow, placed inside the type area. */
export function itemHtml({ top, item }: PlacedItem, sheet: StyleSheet): string {
  if (item.kind === 'line') return lineHtml(top, item, sheet);
  return item.kind === 'row' ? rowHtml(top, item, sheet) : signatureHtml(top, item, sheet);
}

function lineHtml(top: number, item: LineItem, sheet: StyleSheet): string {
  const place = sheet.classFor({ top: mm(top), left: mm(item.left), right: mm(item.right) });
  const size =
    item.points === POINTS.body
      ? 'body'
      : sheet.classFor({ 'font-size': `${item.points}pt`, 'letter-spacing': '0' });
  return `<div class="line ${size} ${item.align} ${place}">${item.spans.map(spanHtml).join('')}</div>`;
}

function spanHtml({ text, face }: Span): string {
  return `<span class="${face}">${escapeHtml(text)}</span>`;
}

function rowHtml(top: number, row: RowItem, sheet: StyleSheet): string {
  const right = Math.max(...row.cells.map(({ left, width }) => left + width));
  return row.cells.map((cell) => cellHtml(top, row, cell, right, sheet)).join('');
}

/** Neighbouring cells overlap by one rule, so that every inner line is drawn once. */
function cellHtml(
  top: number,
  { height, density }: RowItem,
  { left, width, lines, role }: CellItem,
  right: number,
  sheet: StyleSheet,
): string {
  const { points, linePitch } = TABLE_TEXT[density];
  const isLast = left + width > right - TABLE.rule;
  const box = sheet.classFor({
    position: 'absolute',
    top: mm(top),
    left: mm(left),
    width: mm(width + (isLast ? 0 : TABLE.rule)),
    height: mm(height + TABLE.rule),
    border: `${mm(TABLE.rule)} solid #000`,
    display: 'flex',
    'flex-direction': 'column',
    'justify-content': 'center',
    padding: `0 ${mm(TABLE.padding - TABLE.rule)}`,
  });
  const text = sheet.classFor({
    'font-size': `${points}pt`,
    'line-height': mm(linePitch),
    height: mm(linePitch),
    'white-space': 'nowrap',
    'text-align': role === 'label' ? 'center' : 'left',
  });
  const face = role === 'label' ? 'heiti' : 'fangsong';
  const body = lines.map((line) => `<div class="${text} ${face}">${escapeHtml(line)}</div>`).join('');
  return `<div class="${box}">${body}</div>`;
}

/** Every name and the date where the signature puts them: about their axis under a seal, from the left without one. */
function signatureHtml(top: number, { signed }: SignatureItem, sheet: StyleSheet): string {
  return signed
    .map((piece) => {
      const [left, right] = 'axis' in piece ? around(piece.axis) : [piece.left, 0];
      const place = sheet.classFor({
        top: mm(top + piece.line * LINE_PITCH),
        left: mm(left * CHARACTER_PITCH),
        right: mm(right * CHARACTER_PITCH),
      });
      const align = 'axis' in piece ? 'center' : 'left';
      return `<div class="line body fangsong ${align} ${place}">${escapeHtml(piece.text)}</div>`;
    })
    .join('');
}

/** The widest box about an axis, as characters from the left and the right of the type area. */
function around(axis: number): [number, number] {
  const half = Math.min(axis, GRID.characters - axis);
  return [axis - half, GRID.characters - axis - half];
}
