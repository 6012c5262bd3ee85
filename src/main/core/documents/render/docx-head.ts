import { AlignmentType, BorderStyle, Header, Paragraph, TabStopType, TextRun } from 'docx';
import type { IRunOptions, Table } from 'docx';

import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';

import { findHeadGeometry, headNotes, signerRows } from '../house/head.ts';
import type { Mark } from '../house/mark.ts';
import { GRID, HEAD, INK, LETTER, POINTS, RED, toPoints, toTwips, TYPE_AREA } from '../house/metrics.ts';
import { blankAbove, jointMark, markInkTop, markParagraph, markSlack } from './docx-mark.ts';
import { doubleRule } from './docx-rules.ts';
import { CHARACTER, exact, face, LINE, STYLE } from './docx-styles.ts';

/** An exact line puts its baseline four fifths down. */
const BASELINE = 0.8;
const LINE_SLACK = (LINE * (1 - BASELINE)) / 20 - INK.below * POINTS.body;
const LINE_INK_TOP = (LINE * BASELINE) / 20 - INK.above * POINTS.body;
/** One character in from the right. */
const RIGHT = { type: TabStopType.RIGHT, position: (GRID.characters - 1) * CHARACTER };
const LEFT = { type: TabStopType.LEFT, position: CHARACTER };

type Child = Paragraph | Table;
/** One line above the red rule: runs and the tab stops they stand at; none, centred. */
type HeadLine = Readonly<{
  runs: TextRun[];
  tabStops?: { type: typeof TabStopType.LEFT | typeof TabStopType.RIGHT; position: number }[];
}>;

/** The head of page 1 as far as it lies in the text: everything but a letter's mark and rule. */
export function headChildren(model: DocumentModel): Child[] {
  if (model.layout === 'form') return [];
  return model.layout === 'letter-format' ? letterNumber(model) : redHead(model);
}

/** The first page's header of a letter: mark and double rule, measured from the paper's upper edge. */
export function letterHeader(model: DocumentModel) {
  const mark = markFor(model);
  const gap = toPoints(LETTER.ruleGap) - markSlack(mark);
  const below = toPoints(LETTER.belowRule) - LINE_INK_TOP;
  const children = [
    markParagraph(mark, 0),
    ...doubleRule('thick-first', gap),
    new Paragraph({ spacing: exact(below * 20) }),
  ];
  return {
    first: new Header({ children }),
    // A header's empty line of full height would push the text of every later page down.
    default: new Header({ children: [new Paragraph({ spacing: exact(20) })] }),
    even: new Header({ children: [new Paragraph({ spacing: exact(20) })] }),
  };
}

/** Millimetres from the paper's upper edge to the header, so that the mark's ink begins at 30 mm. */
export function letterHeaderDistance(model: DocumentModel): number {
  return LETTER.markTop - markInkTop(markFor(model)) / toPoints(1);
}

function redHead(model: DocumentModel): Child[] {
  const notes = headNotes(model);
  const mark = markFor(model);
  const above = toPoints(HEAD.markTop) - (notes.length * LINE) / 20 - markInkTop(mark);
  const lines = headLines(model);
  return [
    ...notes.map(
      ({ text, face: name }) =>
        new Paragraph({ alignment: AlignmentType.LEFT, children: [run(text, face(name))] }),
    ),
    ...(mark.lines.length === 1 ? [markParagraph(mark, above * 20)] : [blankAbove(above), jointMark(mark)]),
    ...lines.map(({ runs, tabStops }, index) => {
      const isLast = index === lines.length - 1;
      return new Paragraph({
        style: STYLE.number,
        ...(tabStops === undefined ? {} : { alignment: AlignmentType.LEFT, tabStops }),
        ...(isLast ? { border: { bottom: RULE } } : {}),
        spacing: exact(LINE, index === 0 ? 2 * LINE - markSlack(mark) * 20 : 0),
        children: runs,
      });
    }),
  ];
}

const RULE = {
  style: BorderStyle.SINGLE,
  color: RED,
  size: Math.round(toPoints(HEAD.ruleThickness) * 8),
  space: Math.round(toPoints(HEAD.ruleGap) - LINE_SLACK),
};

/** What stands between mark and rule: the number; upward with 签发人 beside it; of minutes office and date below it. */
function headLines({ number = '', signers, meeting }: DocumentModel): HeadLine[] {
  if (signers.length > 0) return signerLines(number, signers);
  const numberLine = { runs: [run(number)] };
  if (meeting === undefined) return [numberLine];
  const { office, date } = meeting;
  return [numberLine, { runs: [run(`\t${office}\t${formatOfficialDate(date)}`)], tabStops: [LEFT, RIGHT] }];
}

/** A stop so many characters from the left. */
function at(characters: number) {
  return { type: TabStopType.LEFT, position: Math.round(characters * CHARACTER) };
}

/** 7.2.6: the number one character in from the left on the last line, the names in 楷体 below one another. */
function signerLines(number: string, signers: readonly string[]): HeadLine[] {
  const { labelLeft, rows } = signerRows(signers);
  return rows.map((row, index) => {
    const isFirst = index === 0;
    const isLast = index === rows.length - 1;
    return {
      tabStops: [
        ...(isLast ? [LEFT] : []),
        ...(isFirst ? [at(labelLeft)] : []),
        ...row.slice(isFirst ? 1 : 0).map(({ left }) => at(left)),
      ],
      runs: [
        ...(isLast ? [run(`\t${number}`)] : []),
        ...(isFirst ? [run('\t签发人：')] : []),
        // The first name follows its label without a stop of its own.
        ...row.flatMap(({ name }, column) => [
          ...(isFirst && column === 0 ? [] : [run('\t')]),
          run(name, face('kaiti')),
        ]),
      ],
    };
  });
}

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

function markFor(model: DocumentModel): Mark {
  return findHeadGeometry(model)?.mark ?? { lines: [''], word: '', points: 1, pitch: 1, inkHeight: 1 };
}

function run(text: string, options: IRunOptions = {}): TextRun {
  return new TextRun({ ...options, text });
}
