import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';
import type { Attachment, Block, DocumentModel, Signature } from '#shared/domain/documents/model.ts';

import { attachmentLabel, HEADING_FACES, numberBlocks } from '../house/blocks.ts';
import { CHARACTER_PITCH, GRID, LINE_PITCH, POINTS, SEAL_LINES } from '../house/metrics.ts';
import { titleLines } from '../house/title.ts';
import { breakLines } from './break-lines.ts';
import type { FlowItem, GapItem, LineItem, Span } from './items.ts';
import { composeTable } from './table.ts';

const BREAK: FlowItem = { kind: 'break', height: 0, keepNext: false };

/** The flow of a document below its head and above its imprint. */
export function composeFlow(model: DocumentModel): FlowItem[] {
  return [
    ...composeTitle(model),
    ...composeAddressees(model.addressees),
    ...composeTail([...composeBody(model.body), ...composeAttachmentsNote(model.attachments)], model),
    ...model.attachments.flatMap((attachment, index) => composeAnnex(model.attachments, attachment, index)),
  ];
}

function composeTitle({ layout, title, number }: DocumentModel): FlowItem[] {
  const lines = composeTitleLines(title);
  if (layout !== 'form') return [gap(2), ...lines, gap(1)];
  const serial =
    number === undefined ? [] : [line([{ text: `编号：${number}`, face: 'fangsong' }], { align: 'right' })];
  return [...lines, gap(serial.length === 0 ? 1 : 0.4), ...serial];
}

function composeTitleLines(title: readonly string[]): LineItem[] {
  return titleLines(title).map((part) =>
    line([{ text: part, face: 'xiaobiaosong' }], { align: 'center', points: POINTS.title, keepNext: true }),
  );
}

function composeAddressees(addressees: string | undefined): FlowItem[] {
  return addressees === undefined ? [] : paragraph([{ text: `${addressees}：`, face: 'fangsong' }], 0);
}

function composeBody(body: readonly Block[]): FlowItem[] {
  const numbers = numberBlocks(body);
  return body.flatMap((block): FlowItem[] => {
    if (block.kind === 'table') return composeTable(block);
    const text = (numbers.get(block) ?? '') + block.text;
    if (block.kind === 'paragraph') return paragraph([{ text, face: 'fangsong' }], block.indent ? 2 : 0);
    if (block.kind === 'item') return paragraph([{ text, face: 'fangsong' }], 2);
    const heading: Span = { text, face: HEADING_FACES[block.level] };
    if (block.runOn !== undefined) return paragraph([heading, { text: block.runOn, face: 'fangsong' }], 2);
    return paragraph([heading], 2).map((item) => ({ ...item, keepNext: true }));
  });
}

/** 7.3.4: one blank line below the text, two characters in, names hanging. */
function composeAttachmentsNote(attachments: readonly Attachment[]): FlowItem[] {
  if (attachments.length === 0) return [];
  const numberWidth = attachments.length === 1 ? 0 : attachments.length < 10 ? 1 : 1.5;
  const indent = 5 + numberWidth;
  const lines = attachments.flatMap(({ name }, index) => {
    const label = `${index === 0 ? '附件：' : ''}${attachments.length === 1 ? '' : `${index + 1}.`}`;
    return breakLines(name, GRID.characters - indent).map((text, part) =>
      line([{ text: part === 0 ? label + text : text, face: 'fangsong' }], {
        left: (part > 0 ? indent : index === 0 ? 2 : 5) * CHARACTER_PITCH,
      }),
    );
  });
  return [gap(1), ...lines];
}

/** Signature and 附注, tied to the last line above them: 7.3.5 forbids a page that holds only a signature. */
function composeTail(above: FlowItem[], { signature, notes }: DocumentModel): FlowItem[] {
  if (signature === undefined) return above;
  const tied = above.map((item, index) =>
    index === above.length - 1 && item.kind !== 'break' ? { ...item, keepNext: true } : item,
  );
  const note = notes === undefined ? [] : paragraph([{ text: `（${notes}）`, face: 'fangsong' }], 2);
  return [
    ...tied,
    gap(signature.sealed ? SEAL_LINES : 1),
    { ...signatureItem(signature), keepNext: note.length > 0 },
    ...note,
  ];
}

function signatureItem({ issuer, date, sealed }: Signature) {
  return {
    kind: 'signature',
    height: 2 * LINE_PITCH,
    issuer,
    date: formatOfficialDate(date),
    sealed,
  } as const;
}

/** 7.3.7: 附件 flush left in 黑体 on the first line, its title centred on the third. */
function composeAnnex(all: readonly Attachment[], { name, content }: Attachment, index: number): FlowItem[] {
  if (content === undefined) return [];
  const label = line([{ text: attachmentLabel(all, index), face: 'heiti' }], { keepNext: true });
  return [BREAK, label, gap(1), ...composeTitleLines([name]), gap(1), ...composeBody(content.body)];
}

/** A justified paragraph on the grid, its first line `indent` characters in. */
function paragraph(spans: readonly Span[], indent: number): LineItem[] {
  const text = spans.map((span) => span.text).join('');
  const lines = breakLines(text, GRID.characters, GRID.characters - indent);
  let offset = 0;
  return lines.map((part, index) => {
    const from = offset;
    offset += part.length;
    return line(sliceSpans(spans, from, offset), {
      align: index === lines.length - 1 ? 'left' : 'spread',
      left: index === 0 ? indent * CHARACTER_PITCH : 0,
    });
  });
}

function sliceSpans(spans: readonly Span[], from: number, to: number): Span[] {
  let start = 0;
  return spans.flatMap(({ text, face }) => {
    const piece = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += text.length;
    return piece === '' ? [] : [{ text: piece, face }];
  });
}

function gap(lines: number): GapItem {
  return { kind: 'gap', height: lines * LINE_PITCH, keepNext: true };
}

function line(spans: readonly Span[], options: Partial<LineItem> = {}): LineItem {
  return {
    kind: 'line',
    height: LINE_PITCH,
    keepNext: false,
    spans,
    points: POINTS.body,
    align: 'left',
    left: 0,
    right: 0,
    ...options,
  };
}
