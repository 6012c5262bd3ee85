import {
  AlignmentType,
  BorderStyle,
  HorizontalPositionRelativeFrom,
  Paragraph,
  TabStopType,
  TextRun,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx';
import type { IBorderOptions } from 'docx';
import { ShapeRun } from 'docx/shapes';

import type { Imprint } from '#shared/domain/documents/model.ts';

import { imprintHeight, imprintText } from '../house/imprint.ts';
import { IMPRINT, POINTS, toPoints, toTwips, TYPE_AREA } from '../house/metrics.ts';
import { EMU_PER_MM, exact, PIXELS_PER_MM, STYLE } from './docx-styles.ts';

const CHARACTER = POINTS.small * 20;

/**
 * The imprint as a text box at the foot of the type area. The paragraph that anchors it is as tall as the box: it keeps
 * the room free in the flow, so that a full page sends the imprint on to the next one in every word processor.
 */
export function imprintAnchor(imprint: Imprint): Paragraph {
  const height = imprintHeight(imprint);
  const top = TYPE_AREA.top + TYPE_AREA.height - height;
  const box = new ShapeRun({
    type: 'rectangle',
    transformation: { width: TYPE_AREA.width * PIXELS_PER_MM, height: height * PIXELS_PER_MM },
    fill: 'none',
    line: 'none',
    textOptions: { verticalAlignment: 'bottom', margins: { top: 0, right: 0, bottom: 0, left: 0 } },
    children: imprintParagraphs(imprint),
    floating: {
      // Measured from the paper: LibreOffice mistakes the margin on an even page of its own section.
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.PAGE,
        offset: TYPE_AREA.left * EMU_PER_MM,
      },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: Math.round(top * EMU_PER_MM) },
      wrap: { type: TextWrappingType.NONE },
      allowOverlap: true,
    },
    altText: { id: '1', name: '版记', description: '版记' },
  });
  return new Paragraph({ spacing: exact(toTwips(height)), children: [box] });
}

function imprintParagraphs(imprint: Imprint): Paragraph[] {
  const { sent, office, date } = imprintText(imprint);
  const isRuled = office !== undefined || date !== undefined;
  const outer = border(IMPRINT.outerRule);
  const lines = sent.map(
    (names) =>
      new Paragraph({
        style: STYLE.imprint,
        indent: { left: 4 * CHARACTER, right: CHARACTER, hanging: 3 * CHARACTER },
        alignment: AlignmentType.LEFT,
        // Unbroken: a reader whose figures are wider would break each of our lines once more.
        children: [new TextRun(names.join(''))],
      }),
  );
  const isBelow = lines.length > 0;
  if (!isRuled) return lines;
  return [
    ...(isBelow ? [ruleParagraph(outer)] : []),
    ...lines,
    new Paragraph({
      style: STYLE.imprint,
      spacing: exact(toTwips(IMPRINT.lineHeight)),
      border: { top: isBelow ? border(IMPRINT.innerRule) : outer, bottom: outer },
      tabStops: [
        { type: TabStopType.LEFT, position: CHARACTER },
        { type: TabStopType.RIGHT, position: toTwips(TYPE_AREA.width) - CHARACTER },
      ],
      children: [new TextRun(`\t${office ?? ''}\t${date ?? ''}`)],
    }),
  ];
}

/** A rule of its own: a border on an indented paragraph would be indented with it. */
function ruleParagraph(top: IBorderOptions): Paragraph {
  return new Paragraph({ style: STYLE.imprint, spacing: exact(1), border: { top }, run: { size: 2 } });
}

function border(thickness: number): IBorderOptions {
  return { style: BorderStyle.SINGLE, color: '000000', size: Math.round(toPoints(thickness) * 8), space: 0 };
}
