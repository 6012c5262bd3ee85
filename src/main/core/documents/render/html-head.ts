import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { ASCENT } from '../house/fonts.ts';
import { findHeadGeometry, headNotes, signerRows } from '../house/head.ts';
import type { HeadGeometry } from '../house/head.ts';
import { markCharacters, spreadBy } from '../house/mark.ts';
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
import type { Declarations, StyleSheet } from './style-sheet.ts';

/** Share of a mark's size between the top of its line box and of its ink. */
const INK_OFFSET = ASCENT / 100 - INK.above;

/** The head of page 1: mark, number and rules; nothing for a form. */
export function headHtml(model: DocumentModel, sheet: StyleSheet): string[] {
  const geometry = findHeadGeometry(model);
  if (!geometry) return [];
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
  return [...markHtml(geometry, sheet), ...notes, ...numberHtml(model, geometry, sheet), ...rules];
}

/** 10.1: the thin-thick rule at the foot of a letter's first page. */
export function letterFootHtml(sheet: StyleSheet): string {
  const height = LETTER.ruleThick + LETTER.ruleSplit + LETTER.ruleThin;
  const top = PAGE.height - LETTER.bottomRule - height - TYPE_AREA.top;
  return doubleRule({ top: mm(top) }, 'thin-first', sheet).join('');
}

function markHtml({ mark, markInkTop }: HeadGeometry, sheet: StyleSheet): string[] {
  const { lines, word, points, pitch } = mark;
  const size = toMillimetres(points);
  const top = markInkTop - size * INK_OFFSET;
  if (lines.length === 1)
    return [markLine(lines[0] ?? '', points, { top: mm(top), left: '0', right: '0' }, sheet)];
  const characters = markCharacters(mark);
  const width = characters + (word === '' ? 0 : HEAD.wordGap + word.length);
  const left = (TYPE_AREA.width - width * size) / 2;
  const names = lines.map((text, index) => {
    const spacing = `${Number(spreadBy(text, characters, points).toFixed(2))}pt`;
    const place = { top: mm(top + index * pitch), left: mm(left), 'letter-spacing': spacing };
    return markLine(text, points, place, sheet);
  });
  const middle = top + ((lines.length - 1) * pitch) / 2;
  const wordLeft = left + (characters + HEAD.wordGap) * size;
  return word === ''
    ? names
    : [...names, markLine(word, points, { top: mm(middle), left: mm(wordLeft) }, sheet)];
}

function markLine(text: string, points: number, place: Declarations, sheet: StyleSheet): string {
  const look = sheet.classFor({
    position: 'absolute',
    ...place,
    'font-size': `${points}pt`,
    'line-height': mm(toMillimetres(points)),
    'white-space': 'nowrap',
    'text-align': 'center',
    color: `#${RED}`,
  });
  return `<div class="xiaobiaosong ${look}">${escapeHtml(text)}</div>`;
}

function numberHtml(
  { layout, number = '', signers, meeting }: DocumentModel,
  { numberTop }: HeadGeometry,
  sheet: StyleSheet,
): string[] {
  const top = mm(numberTop);
  const left = mm(CHARACTER_PITCH);
  if (layout === 'letter-format') return [lineHtml(number, 'fangsong right', { top, right: '0' }, sheet)];
  if (signers.length > 0) {
    return [lineHtml(number, 'fangsong', { top, left }, sheet), ...signersHtml(signers, numberTop, sheet)];
  }
  const centred = lineHtml(number, 'fangsong center', { top, left: '0', right: '0' }, sheet);
  if (meeting === undefined) return [centred];
  const dateTop = mm(numberTop + LINE_PITCH);
  return [
    centred,
    lineHtml(meeting.office, 'fangsong', { top: dateTop, left }, sheet),
    lineHtml(formatOfficialDate(meeting.date), 'fangsong', { top: dateTop, right: left }, sheet),
  ];
}

/** 7.2.6: the label in 仿宋 on the first line, the names in 楷体, the last line level with the number. */
function signersHtml(signers: readonly string[], numberTop: number, sheet: StyleSheet): string[] {
  const { labelLeft, rows } = signerRows(signers);
  const top = (row: number) => mm(numberTop - (rows.length - 1 - row) * LINE_PITCH);
  return [
    lineHtml('签发人：', 'fangsong', { top: top(0), left: mm(labelLeft * CHARACTER_PITCH) }, sheet),
    ...rows.flatMap((row, index) =>
      row.map(({ name, left }) =>
        lineHtml(name, 'kaiti', { top: top(index), left: mm(left * CHARACTER_PITCH) }, sheet),
      ),
    ),
  ];
}

function lineHtml(text: string, classes: string, place: Declarations, sheet: StyleSheet): string {
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

function ruleHtml(place: Declarations, thickness: number, sheet: StyleSheet): string {
  const rule = sheet.classFor({
    position: 'absolute',
    ...place,
    'border-top': `${mm(thickness)} solid #${RED}`,
  });
  return `<div class="${rule}"></div>`;
}
