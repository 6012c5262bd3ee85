import type { DocumentModel } from '#shared/domain/documents/model.ts';

import { fitMark, HEAD, INK, LETTER, LINE_PITCH, POINTS, toMillimetres, TYPE_AREA } from './metrics.ts';

/** Where the parts of page 1 lie, in millimetres below the top of the type area (negative: above it). */
export type HeadGeometry = Readonly<{
  markPoints: number;
  markInkTop: number;
  markInkBottom: number;
  ruleTop: number;
  numberTop: number;
  /** Where the text flow begins. */
  flowTop: number;
}>;

const INK_HEIGHT = INK.above + INK.below;
/** Blank above and below the ink of a size-3 line on the grid. */
const LINE_SLACK = (LINE_PITCH - toMillimetres(POINTS.body) * INK_HEIGHT) / 2;

/** The head of `model`; undefined for forms, which have none. */
export function findHeadGeometry(model: DocumentModel): HeadGeometry | undefined {
  const mark = model.issuerMark;
  if (mark === undefined || model.layout === 'form') return undefined;
  return model.layout === 'red-head' ? redHead(mark) : letterHead(mark, headNotes(model).length);
}

/** 份号 and 紧急程度, top to bottom (GB/T 9704-2012, 7.2.1–7.2.3). */
export function headNotes({
  copyNumber,
  urgency,
}: DocumentModel): { text: string; face: 'fangsong' | 'heiti' }[] {
  return [
    ...(copyNumber === undefined ? [] : [{ text: copyNumber, face: 'fangsong' as const }]),
    ...(urgency === undefined ? [] : [{ text: urgency, face: 'heiti' as const }]),
  ];
}

function redHead(mark: string): HeadGeometry {
  const markPoints = fitMark(mark, HEAD.markMaxPoints, TYPE_AREA.width);
  const markInkBottom = HEAD.markTop + toMillimetres(markPoints) * INK_HEIGHT;
  const numberTop = markInkBottom + 2 * LINE_PITCH;
  const ruleTop = numberTop + LINE_PITCH - LINE_SLACK + HEAD.ruleGap;
  const flowTop = ruleTop + HEAD.ruleThickness;
  return { markPoints, markInkTop: HEAD.markTop, markInkBottom, numberTop, ruleTop, flowTop };
}

function letterHead(mark: string, notes: number): HeadGeometry {
  const markPoints = fitMark(mark, LETTER.markMaxPoints, TYPE_AREA.width);
  const markInkTop = LETTER.markTop - TYPE_AREA.top;
  const markInkBottom = markInkTop + toMillimetres(markPoints) * INK_HEIGHT;
  const ruleTop = markInkBottom + LETTER.ruleGap;
  const ruleHeight = LETTER.ruleThick + LETTER.ruleSplit + LETTER.ruleThin;
  const numberTop = ruleTop + ruleHeight + LETTER.belowRule - LINE_SLACK;
  const flowTop = numberTop + Math.max(1, notes) * LINE_PITCH;
  return { markPoints, markInkTop, markInkBottom, numberTop, ruleTop, flowTop };
}
