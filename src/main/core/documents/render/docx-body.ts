import { AlignmentType, Paragraph, TabStopType, TextRun } from 'docx';
import type { IParagraphOptions, Table } from 'docx';

import type { Attachment, Block, DocumentModel, Meeting } from '#shared/domain/documents/model.ts';

import { ATTENDANCE_INDENT, attendanceOf } from '../house/attendance.ts';
import { attachmentLabel, HEADING_FACES, numberBlocks } from '../house/blocks.ts';
import { AREAS, CHARACTER_PITCH, GRID, toTwips } from '../house/metrics.ts';
import type { Area } from '../house/metrics.ts';
import { countSignedLines, leadOf, placeSignature } from '../house/signature.ts';
import type { Signed } from '../house/signature.ts';
import { titleLines } from '../house/title.ts';
import { docxTable } from './docx-table.ts';
import { CHARACTER, exact, face, firstLine, LINE, STYLE } from './docx-styles.ts';

type Child = Paragraph | Table;
const HEADING = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3', 4: 'Heading4' } as const;
/** LibreOffice moves a tied paragraph as a whole: longer ones are left free to run over the page. */
const MAX_TIED_CHARACTERS = 20 * GRID.characters;

/** Everything below the head and above the annexes and the imprint. */
export function bodyChildren(model: DocumentModel): Child[] {
  const { signature, attachments, meeting } = model;
  // Page 1 has to show some of the text: all of it tied to the signature, it could be carried over as a whole.
  const isTied = signature !== undefined && model.body.length > 1;
  return [
    ...titleChildren(model),
    ...(model.addressees === undefined ? belowTitle(model) : [addressees(model.addressees)]),
    ...blocks(model.body, isTied, AREAS.portrait),
    ...attachmentsNote(attachments, signature !== undefined),
    ...signatureChildren(model),
    ...(model.notes === undefined
      ? []
      : [new Paragraph({ indent: firstLine(2), text: `（${model.notes}）` })]),
    ...(meeting === undefined ? [] : attendance(meeting)),
  ];
}

/** 7.3.7: 附件 on the first line, its title on the third. `opensPage`: on a page of its own within its section. */
export function annexChildren(
  attachments: readonly Attachment[],
  index: number,
  opensPage: boolean,
): Child[] {
  const attachment = attachments[index];
  if (attachment?.content === undefined) return [];
  const area = AREAS[attachment.content.orientation];
  const label = new Paragraph({
    style: STYLE.annexLabel,
    pageBreakBefore: opensPage,
    text: attachmentLabel(attachments, index),
  });
  return [
    label,
    titleParagraph([attachment.name], 1, area),
    new Paragraph({ text: '' }),
    ...blocks(attachment.content.body, false, area),
  ];
}

function titleChildren({ layout, title, number }: DocumentModel): Paragraph[] {
  if (layout !== 'form') return [titleParagraph(title, 2, AREAS.portrait)];
  const serial = new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: exact(LINE, 0.4 * LINE),
    text: number === undefined ? '' : `编号：${number}`,
  });
  return [titleParagraph(title, 0, AREAS.portrait), serial];
}

function titleParagraph(title: readonly string[], linesBefore: number, area: Area): Paragraph {
  return new Paragraph({
    style: 'Title',
    spacing: exact(LINE, linesBefore * LINE),
    children: titleLines(title, area.titleCharacters).map(
      (text, index) => new TextRun(index === 0 ? { text } : { text, break: 1 }),
    ),
  });
}

/** The blank line between title and text where no addressees stand there. */
function belowTitle({ layout }: DocumentModel): Paragraph[] {
  return layout === 'form' ? [] : [new Paragraph({ text: '' })];
}

function addressees(text: string): Paragraph {
  return new Paragraph({ style: STYLE.addressees, text: `${text}：` });
}

/** `isTied`: the last one stays with the signature, which 7.3.5 never leaves alone on a page. */
function blocks(body: readonly Block[], isTied: boolean, area: Area): Child[] {
  const numbers = numberBlocks(body);
  return body.map((block, index) => {
    const keepNext = isTied && index === body.length - 1;
    if (block.kind === 'table') return docxTable(block, area.width);
    const content = (numbers.get(block) ?? '') + block.text;
    if (block.kind === 'paragraph') return textParagraph(content, block.indent ? 2 : 0, keepNext);
    if (block.kind === 'item') return textParagraph(content, 2, keepNext);
    const label = new TextRun({ ...face(HEADING_FACES[block.level]), text: content });
    if (block.runOn === undefined) return new Paragraph({ style: HEADING[block.level], children: [label] });
    return new Paragraph({ keepNext, indent: firstLine(2), children: [label, new TextRun(block.runOn)] });
  });
}

function textParagraph(content: string, indent: number, isTied: boolean): Paragraph {
  const keepNext = isTied && content.length <= MAX_TIED_CHARACTERS;
  return new Paragraph({ keepNext, text: content, ...(indent === 0 ? {} : { indent: firstLine(indent) }) });
}

/** 7.3.4: one blank line below the text, two characters in, names hanging. */
function attachmentsNote(attachments: readonly Attachment[], isTied: boolean): Paragraph[] {
  const isAlone = attachments.length === 1;
  const numberWidth = isAlone ? 0 : attachments.length < 10 ? 1 : 1.5;
  return attachments.map(({ name }, index) => {
    const start = index === 0 ? 2 : 5;
    const left = (5 + numberWidth) * CHARACTER;
    const number = isAlone ? '' : `${index + 1}.\t`;
    return new Paragraph({
      keepNext: isTied,
      alignment: AlignmentType.LEFT,
      spacing: exact(LINE, index === 0 ? LINE : 0),
      indent: { left, hanging: left - start * CHARACTER },
      text: `${index === 0 ? '附件：' : ''}${number}${name}`,
    });
  });
}

/** Names and date line by line: one to a line set about its axis or from its left, several at tab stops. */
function signatureChildren(model: DocumentModel): Paragraph[] {
  const signed = placeSignature(model);
  const last = countSignedLines(signed) - 1;
  const blank = LINE * leadOf(model);
  let above = -1;
  return Array.from({ length: last + 1 }, (_, line) => line).flatMap((line) => {
    const pieces = signed.filter((piece) => piece.line === line);
    if (pieces.length === 0) return [];
    const before = (line - above - 1) * LINE + (above < 0 ? blank : 0);
    above = line;
    return [
      new Paragraph({
        style: STYLE.signature,
        spacing: exact(LINE, before),
        keepNext: line < last || model.notes !== undefined,
        ...placeLine(pieces),
      }),
    ];
  });
}

function placeLine(pieces: readonly Signed[]): IParagraphOptions {
  const [piece] = pieces;
  if (piece && pieces.length === 1 && 'left' in piece) {
    return {
      alignment: AlignmentType.LEFT,
      indent: { left: Math.round(piece.left * CHARACTER) },
      text: piece.text,
    };
  }
  const axes = pieces.map((each) => ('axis' in each ? each.axis : each.left));
  const [axis = 0] = axes;
  if (piece && pieces.length === 1) {
    const half = Math.min(axis, GRID.characters - axis);
    const left = toTwips((axis - half) * CHARACTER_PITCH);
    const right = toTwips((GRID.characters - axis - half) * CHARACTER_PITCH);
    return { alignment: AlignmentType.CENTER, indent: { left, right }, text: piece.text };
  }
  return {
    alignment: AlignmentType.LEFT,
    tabStops: axes.map((at) => ({ type: TabStopType.CENTER, position: toTwips(at * CHARACTER_PITCH) })),
    text: pieces.map(({ text }) => `\t${text}`).join(''),
  };
}

/** 10.3: label in 黑体, two characters in, its names hanging behind it. */
function attendance(meeting: Meeting): Paragraph[] {
  return attendanceOf(meeting).map(
    ({ label, names }, index) =>
      new Paragraph({
        spacing: exact(LINE, index === 0 ? LINE : 0),
        indent: { left: ATTENDANCE_INDENT * CHARACTER, hanging: (ATTENDANCE_INDENT - 2) * CHARACTER },
        children: [new TextRun({ ...face('heiti'), text: label }), new TextRun(`：${names}`)],
      }),
  );
}
