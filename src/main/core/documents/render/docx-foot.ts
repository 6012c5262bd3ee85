import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx';

import type { DocumentModel } from '#shared/domain/documents/model.ts';

import { LETTER, PAGE_NUMBER, POINTS, toMillimetres, toTwips, TYPE_AREA } from '../house/metrics.ts';
import { doubleRule } from './docx-rules.ts';
import { CHARACTER, exact, STYLE } from './docx-styles.ts';

/** Every footer ends 20 mm above the paper's edge, where a letter's lower rule lies. */
export const FOOTER_DISTANCE = LETTER.bottomRule;

/** Line of the page number; its dash lies this far below the line's top. */
const NUMBER_LINE = toMillimetres(20);
const DASH = 0.8 * NUMBER_LINE - 0.38 * toMillimetres(POINTS.small);
const BELOW_NUMBER = TYPE_AREA.bottom - FOOTER_DISTANCE - PAGE_NUMBER.below + DASH - NUMBER_LINE;

/** Odd pages right, even pages left; the first page of a letter has its rule, that of a form nothing (7.5, 10.1). */
export function numberFooters(layout: DocumentModel['layout']) {
  const first = layout === 'letter-format' ? doubleRule('thin-first', 0) : [];
  return {
    default: new Footer({ children: numberLine(AlignmentType.RIGHT) }),
    even: new Footer({ children: numberLine(AlignmentType.LEFT) }),
    first: new Footer({ children: first }),
  };
}

function numberLine(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Paragraph[] {
  return [
    new Paragraph({
      style: STYLE.pageNumber,
      alignment,
      spacing: exact(toTwips(NUMBER_LINE)),
      indent: { left: CHARACTER, right: CHARACTER },
      children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
    }),
    new Paragraph({ spacing: exact(toTwips(BELOW_NUMBER)) }),
  ];
}
