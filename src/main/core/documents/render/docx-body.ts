import { AlignmentType, Paragraph, TextRun } from 'docx';
import type { Table } from 'docx';

import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';
import type { Attachment, Block, DocumentModel, Signature } from '#shared/domain/documents/model.ts';

import { attachmentLabel, HEADING_FACES, numberBlocks } from '../house/blocks.ts';
import { GRID, LINE_PITCH, SEAL_LINES, toTwips } from '../house/metrics.ts';
import { signatureBox } from '../house/signature.ts';
import { titleLines } from '../house/title.ts';
import { docxTable } from './docx-table.ts';
import { CHARACTER, exact, face, firstLine, LINE, STYLE } from './docx-styles.ts';

type Child = Paragraph | Table;
const HEADING = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3', 4: 'Heading4' } as const;
/** LibreOffice moves a tied paragraph as a whole: longer ones are left free to run over the page. */
const MAX_TIED_CHARACTERS = 8 * GRID.characters;

/** Everything below the head and above the imprint. */
export function bodyChildren(model: DocumentModel): Child[] {
  const { signature, attachments } = model;
  const isTied = signature !== undefined;
  return [
    ...titleChildren(model),
    ...(model.addressees === undefined ? [] : [addressees(model.addressees)]),
    ...blocks(model.body, isTied && attachments.length === 0),
    ...attachmentsNote(attachments, isTied),
    ...(signature === undefined ? [] : signatureChildren(signature, model.notes !== undefined)),
    ...(model.notes === undefined
      ? []
      : [new Paragraph({ indent: firstLine(2), text: `（${model.notes}）` })]),
    ...attachments.flatMap((_, index) => annex(attachments, index)),
  ];
}

function titleChildren({ layout, title, number }: DocumentModel): Paragraph[] {
  if (layout !== 'form') return [titleParagraph(title, 2)];
  const serial = new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: exact(LINE, 0.4 * LINE),
    text: number === undefined ? '' : `编号：${number}`,
  });
  return [titleParagraph(title, 0), serial];
}

function titleParagraph(title: readonly string[], linesBefore: number): Paragraph {
  return new Paragraph({
    style: 'Title',
    spacing: exact(LINE, linesBefore * LINE),
    children: titleLines(title).map(
      (text, index) => new TextRun(index === 0 ? { text } : { text, break: 1 }),
    ),
  });
}

function addressees(text: string): Paragraph {
  return new Paragraph({ style: STYLE.addressees, text: `${text}：` });
}

/** `isTied`: the last one stays with the signature, which 7.3.5 never leaves alone on a page. */
function blocks(body: readonly Block[], isTied: boolean): Child[] {
  const numbers = numberBlocks(body);
  return body.map((block, index) => {
    const keepNext = isTied && index === body.length - 1;
    if (block.kind === 'table') return docxTable(block);
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

function signatureChildren({ issuer, date, sealed }: Signature, hasNotes: boolean): Paragraph[] {
  const dateText = formatOfficialDate(date);
  const box = signatureBox(issuer, dateText, sealed);
  const line = (content: string, left: number, before: number, keepNext: boolean) =>
    new Paragraph({
      style: STYLE.signature,
      alignment: sealed ? AlignmentType.CENTER : AlignmentType.LEFT,
      spacing: exact(LINE, before),
      indent: { left: toTwips(left), right: toTwips(box.right) },
      keepNext,
      text: content,
    });
  const blank = toTwips(LINE_PITCH) * (sealed ? SEAL_LINES : 1);
  return [line(issuer, box.issuerLeft, blank, true), line(dateText, box.dateLeft, 0, hasNotes)];
}

/** 7.3.7: on a page of its own, 附件 on the first line, its title on the third. */
function annex(attachments: readonly Attachment[], index: number): Child[] {
  const attachment = attachments[index];
  if (attachment?.content === undefined) return [];
  const label = new Paragraph({
    style: STYLE.annexLabel,
    pageBreakBefore: true,
    text: attachmentLabel(attachments, index),
  });
  const blankLine = new Paragraph({ text: '' });
  return [label, titleParagraph([attachment.name], 1), blankLine, ...blocks(attachment.content.body, false)];
}
