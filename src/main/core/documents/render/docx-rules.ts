import { BorderStyle, Paragraph } from 'docx';

import { LETTER, PAGE, RED, toPoints, toTwips, TYPE_AREA } from '../house/metrics.ts';
import { exact } from './docx-styles.ts';

const OUTSET_LEFT = (PAGE.width - LETTER.ruleWidth) / 2 - TYPE_AREA.left;
const OUTSET_RIGHT = (PAGE.width - LETTER.ruleWidth) / 2 - TYPE_AREA.right;

/**
 * The letter format's red double rule, 170 mm wide, `before` points below what precedes it. Its two lines are the upper
 * and lower border of one thin paragraph: Word, WPS and LibreOffice disagree about ready-made double borders.
 */
export function doubleRule(order: 'thick-first' | 'thin-first', before: number): Paragraph[] {
  const thick = border(LETTER.ruleThick);
  const thin = border(LETTER.ruleThin);
  const [top, bottom] = order === 'thick-first' ? [thick, thin] : [thin, thick];
  return [
    new Paragraph({
      spacing: exact(toTwips(LETTER.ruleSplit), before * 20),
      indent: { left: toTwips(OUTSET_LEFT), right: toTwips(OUTSET_RIGHT) },
      border: { top, bottom },
      run: { size: 2 },
    }),
  ];
}

function border(thickness: number) {
  return { style: BorderStyle.SINGLE, color: RED, size: Math.round(toPoints(thickness) * 8), space: 0 };
}
