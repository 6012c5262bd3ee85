import type { DocumentModel } from '#shared/domain/documents/model.ts';

import { ASCENT } from '../house/fonts.ts';
import { findHeadGeometry, headNotes } from '../house/head.ts';
import type { HeadGeometry } from '../house/head.ts';
import {
  CHARACTER_PITCH,
  HEAD,
  INK,
  LETTER,
  LINE_PITCH,
  PAGE,
  RED,
  toMillimetres,
  TYPE_AREA,
} from '../house/metrics.ts';
import { escapeHtml, mm } from './style-sheet.ts';
import type { StyleSheet } from './style-sheet.ts';

/** Share of a mark's size between the top of its line box and of its ink. */
const INK_OFFSET = ASCENT / 100 - INK.above;

/** The head of page 1: mark, number and rules; nothing for a form. */
export function headHtml(model: DocumentModel, sheet: StyleSheet): string[] {
  const geometry = findHeadGeometry(model);
  if (!geometry || model.issuerMark === undefined) return [];
  const mark = markHtml(model.issuerMark, geometry, sheet);
  const isLetter = model.layout === 'letter-format';
  const notesTop = isLetter ? geometry.numberTop : 0;
  const notes = headNotes(model).map(({ text, face }, index) =>
    lineHtml(text, face, { top: mm(notesTop + index * LINE_PITCH), left: '0' }, sheet),
  );
  const rules = isLetter
    ? doubleRule({ top: mm(geometry.ruleTop) }, 'thick-first', sheet)
    : [
        ruleHtml(
          { top: mm(geometry.ruleTop), left: '0', width: mm(TYPE_AREA.width) },
          HEAD.ruleThickness,
          sheet,
        ),
      ];
  return [mark, ...notes, ...numberHtml(model, geometry, sheet), ...rules];
}

/** 10.1: the thin-thick rule at the foot of a letter's first page. */
export function letterFootHtml(sheet: StyleSheet): string {
  const height = LETTER.ruleThick + LETTER.ruleSplit + LETTER.ruleThin;
  const top = PAGE.height - LETTER.bottomRule - height - TYPE_AREA.top;
  return doubleRule({ top: mm(top) }, 'thin-first', sheet).join('');
}

function markHtml(mark: string, { markPoints, markInkTop }: HeadGeometry, sheet: StyleSheet): string {
  const size = toMillimetres(markPoints);
  const place = sheet.classFor({
    position: 'absolute',
    top: mm(markInkTop - size * INK_OFFSET),
    left: '0',
    right: '0',
    'font-size': `${markPoints}pt`,
    'line-height': mm(size),
    'white-space': 'nowrap',
    'text-align': 'center',
    color: `#${RED}`,
  });
  return `<div class="xiaobiaosong ${place}">${escapeHtml(mark)}</div>`;
}

function numberHtml(
  { layout, number, signer }: DocumentModel,
  { numberTop }: HeadGeometry,
  sheet: StyleSheet,
) {
  const top = mm(numberTop);
  const text = number ?? '';
  if (layout === 'letter-format') return [lineHtml(text, 'fangsong right', { top, right: '0' }, sheet)];
  if (signer === undefined) return [lineHtml(text, 'fangsong center', { top, left: '0', right: '0' }, sheet)];
  const inset = mm(CHARACTER_PITCH);
  const place = sheet.classFor({ top, right: inset });
  return [
    lineHtml(text, 'fangsong', { top, left: inset }, sheet),
    `<div class="line body ${place}"><span class="fangsong">签发人：</span><span class="kaiti">${escapeHtml(signer)}</span></div>`,
  ];
}

function lineHtml(
  text: string,
  classes: string,
  place: Readonly<Record<string, string>>,
  sheet: StyleSheet,
): string {
  return `<div class="line body ${classes} ${sheet.classFor(place)}">${escapeHtml(text)}</div>`;
}

function doubleRule(
  place: { top: string },
  order: 'thick-first' | 'thin-first',
  sheet: StyleSheet,
): string[] {
  const [first, second] =
    order === 'thick-first' ? [LETTER.ruleThick, LETTER.ruleThin] : [LETTER.ruleThin, LETTER.ruleThick];
  const width = mm(LETTER.ruleWidth);
  const left = mm((PAGE.width - LETTER.ruleWidth) / 2 - TYPE_AREA.left);
  const below = `calc(${place.top} + ${mm(first + LETTER.ruleSplit)})`;
  return [
    ruleHtml({ top: place.top, left, width }, first, sheet),
    ruleHtml({ top: below, left, width }, second, sheet),
  ];
}

function ruleHtml(place: Readonly<Record<string, string>>, thickness: number, sheet: StyleSheet): string {
  const rule = sheet.classFor({
    position: 'absolute',
    ...place,
    'border-top': `${mm(thickness)} solid #${RED}`,
  });
  return `<div class="${rule}"></div>`;
}
