import type { Imprint } from '#shared/domain/documents/model.ts';

import { imprintHeight, imprintText } from '../house/imprint.ts';
import {
  AREAS,
  CHARACTER_PITCH,
  IMPRINT,
  LINE_PITCH,
  PAGE_NUMBER,
  POINTS,
  toMillimetres,
  TYPE_AREA,
} from '../house/metrics.ts';
import type { Page } from '../layout/paginate.ts';
import { escapeHtml, mm } from './style-sheet.ts';
import type { StyleSheet } from './style-sheet.ts';

const CHARACTER = toMillimetres(POINTS.small);

/** The imprint, its last rule on the lower edge of the type area. Without office and date (letters) it has no rules. */
export function imprintHtml(imprint: Imprint, sheet: StyleSheet): string {
  const { sent, office, date } = imprintText(imprint);
  const isRuled = office !== undefined || date !== undefined;
  const box = sheet.classFor({
    position: 'absolute',
    left: '0',
    right: '0',
    top: mm(TYPE_AREA.height - imprintHeight(imprint)),
    ...(isRuled ? { 'border-top': rule(IMPRINT.outerRule), 'border-bottom': rule(IMPRINT.outerRule) } : {}),
  });
  const lines = sent.flatMap((names) =>
    names.map((text, index) => textLine(text, index === 0 ? CHARACTER : 4 * CHARACTER, sheet)),
  );
  const divider = isRuled && sent.length > 0 ? sheet.classFor({ 'border-top': rule(IMPRINT.innerRule) }) : '';
  const last = isRuled ? `<div class="${divider}">${officeLine(office ?? '', date ?? '', sheet)}</div>` : '';
  return `<div class="${box}">${lines.join('')}${last}</div>`;
}

/**
 * Between dashes, its middle 7 mm below the type area; odd pages right, even pages left, one character in (7.5). On a page that
 * lies across it stays on the same place of the sheet: its left edge here, the number turned with the sheet (8.).
 */
export function pageNumberHtml({ number, orientation }: Page, sheet: StyleSheet): string {
  const side = number % 2 === 1 ? 'right' : 'left';
  const below = PAGE_NUMBER.below - LINE_PITCH / 2;
  const place = sheet.classFor({
    ...(orientation === 'portrait'
      ? { [side]: mm(CHARACTER_PITCH), top: mm(TYPE_AREA.height + below) }
      : {
          [side === 'right' ? 'bottom' : 'top']: mm(CHARACTER_PITCH),
          right: mm(AREAS.landscape.width + below),
          width: mm(LINE_PITCH),
          height: 'auto',
          'writing-mode': 'vertical-rl',
          'text-orientation': 'sideways',
        }),
    'font-size': `${POINTS.small}pt`,
  });
  return `<div class="line songti ${place}">— ${number} —</div>`;
}

function officeLine(office: string, date: string, sheet: StyleSheet): string {
  const spread = sheet.classFor({ display: 'flex', 'justify-content': 'space-between' });
  return `<div class="${spread} ${lineClasses(CHARACTER, sheet)}"><span>${escapeHtml(office)}</span><span>${escapeHtml(date)}</span></div>`;
}

function textLine(text: string, left: number, sheet: StyleSheet): string {
  return `<div class="${lineClasses(left, sheet)}">${escapeHtml(text)}</div>`;
}

function lineClasses(left: number, sheet: StyleSheet): string {
  const line = sheet.classFor({
    height: mm(IMPRINT.lineHeight),
    'line-height': mm(IMPRINT.lineHeight),
    'font-size': `${POINTS.small}pt`,
    'white-space': 'nowrap',
    padding: `0 ${mm(CHARACTER)} 0 ${mm(left)}`,
  });
  return `fangsong ${line}`;
}

function rule(thickness: number): string {
  return `${mm(thickness)} solid #000`;
}
