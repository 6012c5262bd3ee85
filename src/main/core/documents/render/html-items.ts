import { TABLE, TABLE_TEXT } from '../house/blocks.ts';
import { LINE_PITCH, POINTS, TYPE_AREA } from '../house/metrics.ts';
import { signatureBox } from '../house/signature.ts';
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
  return row.cells.map((cell) => cellHtml(top, row, cell, sheet)).join('');
}

/** Neighbouring cells overlap by one rule, so that every inner line is drawn once. */
function cellHtml(
  top: number,
  { height, density }: RowItem,
  { left, width, lines, role }: CellItem,
  sheet: StyleSheet,
): string {
  const { points, linePitch } = TABLE_TEXT[density];
  const isLast = left + width > TYPE_AREA.width - TABLE.rule;
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

/** Issuer and date centred on one axis when a seal goes over them, staggered by two characters when not. */
function signatureHtml(top: number, { issuer, date, sealed }: SignatureItem, sheet: StyleSheet): string {
  const box = signatureBox(issuer, date, sealed);
  const align = sealed ? 'center' : 'left';
  const line = (text: string, row: number, left: number) => {
    const place = sheet.classFor({ top: mm(top + row * LINE_PITCH), left: mm(left), right: mm(box.right) });
    return `<div class="line body fangsong ${align} ${place}">${escapeHtml(text)}</div>`;
  };
  return line(issuer, 0, box.issuerLeft) + line(date, 1, box.dateLeft);
}
