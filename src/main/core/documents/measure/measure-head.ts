import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { CHARACTER_PITCH, HEAD, LETTER, PAGE, TYPE_AREA } from '../house/metrics.ts';
import { AREA_RIGHT, AXIS, lineFrom, measured, measuredOn, middle, WHOLE } from './measurement.ts';
import type { Measurement, PageLook } from './measurement.ts';
import type { TextLine, TextPage } from './pdf-text.ts';
import { findInk, findRules } from './raster.ts';
import type { Box, Raster } from './raster.ts';

/** Mark, number, signers and rules of page 1; of a form its title, number and table. */
export function measureHead(look: PageLook, page: TextPage, raster: Raster): Measurement[] {
  if (look.layout === 'form') return measureForm(page, raster);
  const isLetter = look.layout === 'letter-format';
  const width = isLetter ? LETTER.ruleWidth : TYPE_AREA.width;
  const [rule, ...rules] = findRules(raster, 'red', width - 10);
  const mark = rule && findInk(raster, 'red', { ...WHOLE, bottom: rule.top - 1 });
  if (!rule || !mark) throw new Error('page 1 shows no red mark and rule');
  const shared = [
    measured('发文机关标志上边缘至纸边', isLetter ? LETTER.markTop : TYPE_AREA.top + HEAD.markTop, mark.top),
    measured('发文机关标志居中', AXIS, middle(mark)),
    measured('红线长', width, rule.right - rule.left),
    measured(
      '红线左端',
      (PAGE.width - width + (isLetter ? 0 : TYPE_AREA.left - TYPE_AREA.right)) / 2,
      rule.left,
    ),
    ...measureTitle(look, rule, page),
  ];
  return [
    ...shared,
    ...(isLetter ? belowLetter(mark, [rule, ...rules], page, raster) : belowRed(look, rule, page, raster)),
  ];
}

/** 10.1: the number right under the first double rule, the second one above the paper's edge. */
function belowLetter(mark: Box, rules: readonly Box[], page: TextPage, raster: Raster): Measurement[] {
  const [rule] = rules;
  const upperEnd = rules.findLast(({ top }) => top < PAGE.height / 2)?.bottom ?? 0;
  const number = numberOf(page);
  return [
    ...measuredOn(rule, ({ top }) => measured('标志下边缘至第一条红线', LETTER.ruleGap, top - mark.bottom)),
    ...measuredOn(rules.at(-1), ({ bottom }) =>
      measured('第二条红线至纸边', LETTER.bottomRule, PAGE.height - bottom),
    ),
    ...measuredOn(inkOf(number, raster), ({ top }) =>
      measured('第一条红线至发文字号', LETTER.belowRule, top - upperEnd),
    ),
    ...measuredOn(number, ({ right }) => measured('发文字号右端', AREA_RIGHT, right)),
  ];
}

function belowRed(look: PageLook, rule: Box, page: TextPage, raster: Raster): Measurement[] {
  const { meeting, copyNumber, signers = [] } = look;
  const number = numberOf(page);
  const dated = meeting && page.lines.find(({ text }) => text.endsWith(formatOfficialDate(meeting.date)));
  const last = meeting ? dated : number;
  const named = page.lines.find(({ text }) => text.includes('签发人'));
  const isUpward = signers.length > 0;
  return [
    ...measuredOn(inkOf(last, raster), ({ bottom }) =>
      measured(meeting ? '日期至红线' : '发文字号至红线', HEAD.ruleGap, rule.top - bottom),
    ),
    ...measuredOn(dated, ({ left, right }) => [
      measured('印发机关左空', CHARACTER_PITCH, left - TYPE_AREA.left),
      measured('印发日期右空', CHARACTER_PITCH, AREA_RIGHT - right),
    ]),
    ...measuredOn(isUpward ? number : undefined, ({ left }) =>
      measured('发文字号左空', CHARACTER_PITCH, left - TYPE_AREA.left),
    ),
    ...measuredOn(isUpward ? named : undefined, ({ right }) =>
      measured('签发人右空', CHARACTER_PITCH, AREA_RIGHT - right),
    ),
    ...measuredOn(copyNumber === undefined ? undefined : lineFrom(page.lines, copyNumber), (line) =>
      measured('份号左端', TYPE_AREA.left, line.left),
    ),
  ];
}

function measureForm(page: TextPage, raster: Raster): Measurement[] {
  const [rule] = findRules(raster, 'black', TYPE_AREA.width - 10);
  const serial = lineFrom(page.lines, '编号：');
  const title = page.lines[0];
  return [
    ...measuredOn(title, (line) => measured('标题居中', AXIS, middle(line))),
    ...measuredOn(serial, ({ right }) => measured('编号右端', AREA_RIGHT, right)),
    ...measuredOn(rule, ({ left, right }) => [
      measured('表格左端', TYPE_AREA.left, left),
      measured('表格右端', AREA_RIGHT, right),
    ]),
  ];
}

/** The first line of the title, below the rule. */
function measureTitle({ title = [] }: PageLook, rule: Box, page: TextPage): Measurement[] {
  const start = title.join('');
  const line = page.lines.find(({ text, top }) => top > rule.bottom && start.startsWith(text));
  return measuredOn(line, (found) => measured('标题居中', AXIS, middle(found)));
}

function numberOf({ lines }: TextPage): TextLine | undefined {
  return lines.find(({ text }) => text.includes('〔'));
}

/** Ink of a line's own box. */
function inkOf(line: TextLine | undefined, raster: Raster): Box | undefined {
  return line && findInk(raster, 'black', line);
}
