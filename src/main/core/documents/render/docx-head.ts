import { AlignmentType, BorderStyle, Header, Paragraph, TabStopType, TextRun } from 'docx';
import type { IRunOptions } from 'docx';

import type { DocumentModel } from '#shared/domain/documents/model.ts';

import {
  fitMark,
  GRID,
  HEAD,
  INK,
  LETTER,
  POINTS,
  RED,
  toPoints,
  toTwips,
  TYPE_AREA,
} from '../house/metrics.ts';
import { headNotes } from '../house/head.ts';
import { doubleRule } from './docx-rules.ts';
import { CHARACTER, exact, face, LINE, STYLE } from './docx-styles.ts';

/** An exact line puts its baseline four fifths down; a mark's line is a quarter taller than its type. */
const BASELINE = 0.8;
const MARK_LINE = 1.25;
const MARK_INK_TOP = BASELINE * MARK_LINE - INK.above;
const MARK_SLACK = MARK_LINE * (1 - BASELINE) - INK.below;
const LINE_SLACK = (LINE * (1 - BASELINE)) / 20 - INK.below * POINTS.body;
const LINE_INK_TOP = (LINE * BASELINE) / 20 - INK.above * POINTS.body;

/** The head of page 1 as far as it lies in the text: everything but a letter's mark and rule. */
export function headChildren(model: DocumentModel): Paragraph[] {
  if (model.layout === 'form') return [];
  return model.layout === 'red-head' ? redHead(model) : letterNumber(model);
}

/** The first page's header of a letter: mark and double rule, measured from the paper's upper edge. */
export function letterHeader(model: DocumentModel) {
  const size = markSize(model);
  const gap = toPoints(LETTER.ruleGap) - MARK_SLACK * size;
  const below = toPoints(LETTER.belowRule) - LINE_INK_TOP;
  const children = [
    markParagraph(model, size, 0),
    ...doubleRule('thick-first', gap),
    new Paragraph({ spacing: exact(below * 20) }),
  ];
  return {
    first: new Header({ children }),
    default: new Header({ children: [] }),
    even: new Header({ children: [] }),
  };
}

/** Millimetres from the paper's upper edge to the header, so that the mark's ink begins at 30 mm. */
export function letterHeaderDistance(model: DocumentModel): number {
  return LETTER.markTop - (MARK_INK_TOP * markSize(model)) / toPoints(1);
}

function redHead(model: DocumentModel): Paragraph[] {
  const notes = headNotes(model);
  const size = markSize(model);
  const before = toPoints(HEAD.markTop) * 20 - notes.length * LINE - MARK_INK_TOP * size * 20;
  const rule = {
    style: BorderStyle.SINGLE,
    color: RED,
    size: Math.round(toPoints(HEAD.ruleThickness) * 8),
    space: Math.round(toPoints(HEAD.ruleGap) - LINE_SLACK),
  };
  const spacing = exact(LINE, 2 * LINE - MARK_SLACK * size * 20);
  return [
    ...notes.map(
      ({ text, face: name }) =>
        new Paragraph({ alignment: AlignmentType.LEFT, children: [run(text, face(name))] }),
    ),
    markParagraph(model, size, before),
    model.signer === undefined
      ? new Paragraph({
          style: STYLE.number,
          border: { bottom: rule },
          spacing,
          children: [run(model.number ?? '')],
        })
      : upwardNumber(model.number ?? '', model.signer, rule, spacing),
  ];
}

/** 7.2.6: number one character in from the left, 签发人 one in from the right, the name in 楷体. */
function upwardNumber(
  number: string,
  signer: string,
  bottom: BottomRule,
  spacing: ReturnType<typeof exact>,
): Paragraph {
  return new Paragraph({
    style: STYLE.number,
    alignment: AlignmentType.LEFT,
    border: { bottom },
    spacing,
    tabStops: [
      { type: TabStopType.LEFT, position: CHARACTER },
      { type: TabStopType.RIGHT, position: (GRID.characters - 1) * CHARACTER },
    ],
    children: [run(`\t${number}\t签发人：`), run(signer, face('kaiti'))],
  });
}

type BottomRule = Readonly<{ style: typeof BorderStyle.SINGLE; color: string; size: number; space: number }>;

/** 10.1: number right, copy number and urgency left, all under the rule. */
function letterNumber(model: DocumentModel): Paragraph[] {
  const [first, ...rest] = headNotes(model);
  const right = { type: TabStopType.RIGHT, position: toTwips(TYPE_AREA.width) };
  const left = first ? [run(first.text, face(first.face))] : [];
  return [
    new Paragraph({
      style: STYLE.number,
      alignment: AlignmentType.LEFT,
      tabStops: [right],
      children: [...left, run(`\t${model.number ?? ''}`)],
    }),
    ...rest.map(
      ({ text, face: name }) =>
        new Paragraph({ alignment: AlignmentType.LEFT, children: [run(text, face(name))] }),
    ),
  ];
}

function markParagraph(model: DocumentModel, size: number, before: number): Paragraph {
  return new Paragraph({
    style: STYLE.mark,
    spacing: exact(size * MARK_LINE * 20, before),
    children: [run(model.issuerMark ?? '', { size: size * 2, color: RED })],
  });
}

function markSize({ issuerMark = '', layout }: DocumentModel): number {
  return fitMark(
    issuerMark,
    layout === 'red-head' ? HEAD.markMaxPoints : LETTER.markMaxPoints,
    TYPE_AREA.width,
  );
}

function run(text: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ ...options, text });
}
