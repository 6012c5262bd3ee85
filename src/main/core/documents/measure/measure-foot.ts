import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import {
  CHARACTER_PITCH,
  GRID,
  PAGE,
  PAGE_NUMBER,
  POINTS,
  toMillimetres,
  TYPE_AREA,
} from '../house/metrics.ts';
import { FIGURE_WIDTH } from '../house/signature.ts';
import { measureText } from '../layout/break-lines.ts';
import { AREA_BOTTOM, AREA_RIGHT, lineFrom, measured, measuredOn, middle } from './measurement.ts';
import type { Measurement, PageLook } from './measurement.ts';
import type { TextLine, TextPage } from './pdf-text.ts';
import { findInk, findRules } from './raster.ts';
import type { Sheets } from './sheets.ts';

/** Note of attachments, who was there, signature and 附注. */
export function measureTail(look: PageLook, pages: readonly TextPage[]): Measurement[] {
  const lines = pages.flatMap((page) => page.lines);
  const left = TYPE_AREA.left;
  const note = look.attachments && look.attachments.length > 0 ? lineFrom(lines, '附件：') : undefined;
  const present = look.meeting && lines.find(({ text }) => text.startsWith('出席：'));
  const remark = look.notes === undefined ? undefined : lineFrom(lines, `（${look.notes.slice(0, 3)}`);
  return [
    ...measuredOn(note, (line) => measured('附件说明左空', 2 * CHARACTER_PITCH, line.left - left)),
    ...measuredOn(present, (line) => measured('出席人员左空', 2 * CHARACTER_PITCH, line.left - left)),
    ...measureSignature(look, pages),
    ...measuredOn(remark, (line) => measured('附注左空', 2 * CHARACTER_PITCH, line.left - left)),
  ];
}

function measureSignature({ signature, coIssuers }: PageLook, pages: readonly TextPage[]): Measurement[] {
  if (!signature) return [];
  const dateText = formatOfficialDate(signature.date);
  const dateWidth = measureText(dateText, FIGURE_WIDTH);
  const last = coIssuers.at(-1) ?? signature.issuer;
  for (const { lines, words } of pages) {
    const at = lines.findLastIndex(
      ({ text }, index) => text === dateText && lines[index - 1]?.text.endsWith(last) === true,
    );
    const [issuers, date] = [lines[at - 1], lines[at]];
    if (!issuers || !date) continue;
    const issuer = wordsOf(last, issuers, words) ?? issuers;
    if (!signature.sealed) {
      const width = Math.max(measureText(last, FIGURE_WIDTH), 2 + dateWidth);
      return [
        measured('日期首字右移', 2 * CHARACTER_PITCH, date.left - issuer.left),
        // By its left end, which does not depend on how wide a substitute font's figures are.
        measured('署名左端', TYPE_AREA.left + (GRID.characters - 2 - width) * CHARACTER_PITCH, issuer.left),
      ];
    }
    return [
      measured('署名与日期同轴', middle(issuer), middle(date)),
      // By its middle, for the same reason.
      measured('日期中线右距', (4 + dateWidth / 2) * CHARACTER_PITCH, AREA_RIGHT - middle(date)),
    ];
  }
  return [];
}

/** The name by itself, where several stand in one line. */
function wordsOf(name: string, line: TextLine, words: TextPage['words']): TextLine | undefined {
  return words.find(({ text, top }) => text === name && Math.abs(top - line.top) < 1);
}

/** Dashes 7 mm below the type area; odd pages right, even pages left, one character in; of a turned page on the same place. */
export async function measurePageNumbers({ pages, raster, given }: Sheets): Promise<Measurement[]> {
  const result: Measurement[] = [];
  const turned = given.findIndex(({ width, height }) => width > height);
  const looked = [...new Set([0, 1, 2, ...(turned < 0 ? [] : [turned, turned + 1])])];
  for (const index of looked.filter((at) => at < pages.length)) {
    const line = pages[index]?.lines.find(({ text, top }) => /^—\d+—$/u.test(text) && top > AREA_BOTTOM - 5);
    if (!line) continue;
    const number = Number(line.text.replaceAll('—', ''));
    const area = { ...line, top: Math.max(line.top, AREA_BOTTOM + 3), right: line.left + 3 };
    const dash = findInk(await raster(index), 'black', area);
    const below = dash ? [(dash.top + dash.bottom) / 2 - AREA_BOTTOM] : [];
    const isOdd = number % 2 === 1;
    const inset = isOdd ? AREA_RIGHT - line.right : line.left - TYPE_AREA.left;
    result.push(
      ...below.map((value) => measured(`第${number}面页码至版心`, PAGE_NUMBER.below, value)),
      measured(`第${number}面页码${isOdd ? '右' : '左'}空`, CHARACTER_PITCH, inset),
    );
  }
  return result;
}

/** 7.4: at the foot of the last page; without rules in the letter format. */
export async function measureImprint(
  { imprint }: PageLook,
  { pages, raster }: Sheets,
): Promise<Measurement[]> {
  const page = pages.at(-1);
  if (!imprint || !page) return [];
  const sent = lineFrom(page.lines, `${imprint.ccLabel}：`);
  const inset = measuredOn(imprint.cc === undefined ? undefined : sent, ({ left }) =>
    measured(`${imprint.ccLabel}左空`, toMillimetres(POINTS.small), left - TYPE_AREA.left),
  );
  if (imprint.office === undefined) return inset;
  const rules = findRules(await raster(pages.length - 1), 'black', TYPE_AREA.width - 10).filter(
    ({ top }) => top > PAGE.height / 2,
  );
  const last = rules.at(-1);
  if (!last) throw new Error('the last page shows no imprint');
  return [
    ...inset,
    measured('版记线条数', imprint.cc === undefined && imprint.main === undefined ? 2 : 3, rules.length),
    measured('版记末线至纸上边', AREA_BOTTOM, last.bottom),
    measured('版记线长', TYPE_AREA.width, last.right - last.left),
    measured('版记线左端', TYPE_AREA.left, last.left),
  ];
}
