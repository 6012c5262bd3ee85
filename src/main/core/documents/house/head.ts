import type { DocumentModel } from '#shared/domain/documents/model.ts';

import { breakLines, measureText } from '../layout/break-lines.ts';
import { leastMarkHeight, markOf } from './mark.ts';
import type { Mark } from './mark.ts';
import { AREAS, GRID, HEAD, INK, LETTER, LINE_PITCH, POINTS, toMillimetres, TYPE_AREA } from './metrics.ts';
import { titleLines } from './title.ts';

/** Where the parts of page 1 lie, in millimetres below the top of the type area (negative: above it). */
export type HeadGeometry = Readonly<{
  mark: Mark;
  markInkTop: number;
  ruleTop: number;
  /** The line of the number: the last one above a red head's rule, of minutes the last but one. */
  numberTop: number;
  /** Where the text flow begins. */
  flowTop: number;
}>;

/** Blank above and below the ink of a size-3 line on the grid. */
const LINE_SLACK = (LINE_PITCH - toMillimetres(POINTS.body) * (INK.above + INK.below)) / 2;
/** 7.2.4: two blank lines between mark and number. */
const BELOW_MARK = 2 * LINE_PITCH;
const SIGNER_LABEL = 4;

/** The head of `model`; undefined for forms, which have none. */
export function findHeadGeometry(model: DocumentModel): HeadGeometry | undefined {
  if (model.issuerMark === undefined || model.layout === 'form') return undefined;
  return model.layout === 'letter-format' ? letterHead(model) : redHead(model);
}

/** Whether page 1 of a document that names all its addressees above the text shows any of the text (7.3.2). */
export function showsTextOnFirstPage(model: DocumentModel): boolean {
  if (model.layout === 'form') return true;
  const top =
    model.layout === 'letter-format'
      ? letterHead(model).flowTop
      : HEAD.markTop + leastMarkHeight(model) + belowMark(model);
  return top + openingHeight(model) <= TYPE_AREA.height;
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

/** A signer's name and how many characters from the left it begins. */
type SignerName = Readonly<{ name: string; left: number }>;
export type SignerRows = Readonly<{ labelLeft: number; rows: readonly (readonly SignerName[])[] }>;

/** 7.2.6: two names to a line, one character in from the right, each line's first below the first; the label before them. */
export function signerRows(signers: readonly string[]): SignerRows {
  const widest = Math.max(0, ...signers.map((name) => measureText(name)));
  const columns = Math.min(2, signers.length);
  const left = GRID.characters - 1 - columns * widest - (columns - 1);
  const rows = Array.from({ length: Math.ceil(signers.length / 2) }, (_, row) =>
    signers.slice(row * 2, row * 2 + 2).map((name, column) => ({ name, left: left + column * (widest + 1) })),
  );
  return { labelLeft: left - SIGNER_LABEL, rows };
}

function redHead(model: DocumentModel): HeadGeometry {
  const room = TYPE_AREA.height - HEAD.markTop - belowMark(model) - openingHeight(model);
  const mark = markOf(model, room);
  const flowTop = HEAD.markTop + mark.inkHeight + belowMark(model);
  const ruleTop = flowTop - HEAD.ruleThickness;
  const lastLine = ruleTop - HEAD.ruleGap + LINE_SLACK - LINE_PITCH;
  const numberTop = model.meeting === undefined ? lastLine : lastLine - LINE_PITCH;
  return { mark, markInkTop: HEAD.markTop, numberTop, ruleTop, flowTop };
}

/** From the mark's ink to the text flow: number or signers, the minutes' date, the rule. */
function belowMark({ signers, meeting }: DocumentModel): number {
  const lines = Math.max(1, signerRows(signers).rows.length) + (meeting === undefined ? 0 : 1);
  return BELOW_MARK + lines * LINE_PITCH - LINE_SLACK + HEAD.ruleGap + HEAD.ruleThickness;
}

/** From the flow's top to the end of the second line of text. */
function openingHeight({ title, addressees }: DocumentModel): number {
  const named = addressees === undefined ? 0 : breakLines(`${addressees}：`, GRID.characters).length;
  return (2 + titleLines(title, AREAS.portrait.titleCharacters).length + 1 + named + 2) * LINE_PITCH;
}

function letterHead(model: DocumentModel): HeadGeometry {
  const mark = markOf(model, 0);
  const markInkTop = LETTER.markTop - TYPE_AREA.top;
  const ruleTop = markInkTop + mark.inkHeight + LETTER.ruleGap;
  const ruleHeight = LETTER.ruleThick + LETTER.ruleSplit + LETTER.ruleThin;
  const numberTop = ruleTop + ruleHeight + LETTER.belowRule - LINE_SLACK;
  const flowTop = numberTop + Math.max(1, headNotes(model).length) * LINE_PITCH;
  return { mark, markInkTop, numberTop, ruleTop, flowTop };
}
