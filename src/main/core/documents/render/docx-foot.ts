import {
  AlignmentType,
  Footer,
  HorizontalPositionRelativeFrom,
  PageNumber,
  Paragraph,
  TextRun,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx';
import { ShapeRun } from 'docx/shapes';

import type { DocumentModel } from '#shared/domain/documents/model.ts';

import { LETTER, PAGE_NUMBER, POINTS, toMillimetres, toTwips, TYPE_AREA } from '../house/metrics.ts';
import { doubleRule } from './docx-rules.ts';
import { CHARACTER, EMU_PER_MM, exact, PIXELS_PER_MM, STYLE } from './docx-styles.ts';

/** Every footer ends 20 mm above the paper's edge, where a letter's lower rule lies. */
export const FOOTER_DISTANCE = LETTER.bottomRule;

/** Line of the page number; its dash lies this far below the line's top. */
const NUMBER_LINE = toMillimetres(20);
const DASH = 0.8 * NUMBER_LINE - 0.38 * toMillimetres(POINTS.small);
const BELOW_NUMBER = TYPE_AREA.bottom - FOOTER_DISTANCE - PAGE_NUMBER.below + DASH - NUMBER_LINE;

type Side = typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT;

/** Odd pages right, even pages left; the first page of a letter has its rule, that of a form nothing (7.5, 10.1). */
export function numberFooters(layout: DocumentModel['layout']) {
  const first = layout === 'letter-format' ? doubleRule('thin-first', 0) : [];
  return {
    default: new Footer({ children: numberLine(AlignmentType.RIGHT) }),
    even: new Footer({ children: numberLine(AlignmentType.LEFT) }),
    first: new Footer({ children: first }),
  };
}

/** Of the imprint's page behind a blank one, which bears no number (7.5). */
export function noFooters() {
  return { default: new Footer({ children: [] }), even: new Footer({ children: [] }) };
}

/** On pages that lie across: the number stays on its place of the bound sheet, which is here the left edge (8.). */
export function turnedFooters() {
  return {
    default: new Footer({ children: [turnedNumber(AlignmentType.RIGHT)] }),
    even: new Footer({ children: [turnedNumber(AlignmentType.LEFT)] }),
  };
}

function numberLine(alignment: Side): Paragraph[] {
  return [numberParagraph(alignment), new Paragraph({ spacing: exact(toTwips(BELOW_NUMBER)) })];
}

function numberParagraph(alignment: Side): Paragraph {
  return new Paragraph({
    style: STYLE.pageNumber,
    alignment,
    spacing: exact(toTwips(NUMBER_LINE)),
    indent: { left: CHARACTER, right: CHARACTER },
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
}

/** A box along the left edge, its text turned clockwise: its first line lies at the right. */
function turnedNumber(alignment: Side): Paragraph {
  const left = TYPE_AREA.bottom - PAGE_NUMBER.below + DASH - NUMBER_LINE;
  const box = new ShapeRun({
    type: 'rectangle',
    transformation: { width: NUMBER_LINE * PIXELS_PER_MM, height: TYPE_AREA.width * PIXELS_PER_MM },
    fill: 'none',
    line: 'none',
    textOptions: {
      direction: 'topToBottom',
      verticalAlignment: 'top',
      margins: { top: 0, right: 0, bottom: 0, left: 0 },
    },
    children: [numberParagraph(alignment)],
    floating: {
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.PAGE,
        offset: Math.round(left * EMU_PER_MM),
      },
      verticalPosition: {
        relative: VerticalPositionRelativeFrom.PAGE,
        offset: TYPE_AREA.left * EMU_PER_MM,
      },
      wrap: { type: TextWrappingType.NONE },
      allowOverlap: true,
    },
    altText: { id: '1', name: '页码', description: '页码' },
  });
  return new Paragraph({ spacing: exact(20), children: [box] });
}
