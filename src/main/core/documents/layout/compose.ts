import type { Attachment, Block, DocumentModel, Meeting } from '#shared/domain/documents/model.ts';

import { ATTENDANCE_INDENT, attendanceOf } from '../house/attendance.ts';
import { attachmentLabel, HEADING_FACES, numberBlocks } from '../house/blocks.ts';
import { AREAS, CHARACTER_PITCH, GRID, LINE_PITCH, POINTS } from '../house/metrics.ts';
import type { Area } from '../house/metrics.ts';
import { countSignedLines, leadOf, placeSignature } from '../house/signature.ts';
import { titleLines } from '../house/title.ts';
import { breakLines } from './break-lines.ts';
import type { FlowItem, GapItem, LineItem, SignatureItem, Span } from './items.ts';
import { composeTable } from './table.ts';

/** The flow of a document below its head and above its imprint. */
export function composeFlow(model: DocumentModel): FlowItem[] {
  return [
    ...composeTitle(model),
    ...composeAddressees(model.addressees),
    ...composeTail(composeBody(model.body, AREAS.portrait), composeAttachmentsNote(model.attachments), model),
    ...(model.meeting === undefined ? [] : composeAttendance(model.meeting)),
    ...model.attachments.flatMap((attachment, index) => composeAnnex(model.attachments, attachment, index)),
  ];
}

function composeTitle({ layout, title, number }: DocumentModel): FlowItem[] {
  const lines = composeTitleLines(title, AREAS.portrait);
  if (layout !== 'form') return [gap(2), ...lines, gap(1)];
  const serial =
    number === undefined ? [] : [line([{ text: `编号：${number}`, face: 'fangsong' }], { align: 'right' })];
  return [...lines, gap(serial.length === 0 ? 1 : 0.4), ...serial];
}

function composeTitleLines(title: readonly string[], area: Area): LineItem[] {
  return titleLines(title, area.titleCharacters).map((part) =>
    line([{ text: part, face: 'xiaobiaosong' }], { align: 'center', points: POINTS.title, keepNext: true }),
  );
}

function composeAddressees(addressees: string | undefined): FlowItem[] {
  return addressees === undefined
    ? []
    : paragraph([{ text: `${addressees}：`, face: 'fangsong' }], 0, AREAS.portrait);
}

function composeBody(body: readonly Block[], area: Area): FlowItem[] {
  const numbers = numberBlocks(body);
  return body.flatMap((block): FlowItem[] => {
    if (block.kind === 'table') return composeTable(block, area.width);
    const text = (numbers.get(block) ?? '') + block.text;
    if (block.kind === 'paragraph')
      return paragraph([{ text, face: 'fangsong' }], block.indent ? 2 : 0, area);
    if (block.kind === 'item') return paragraph([{ text, face: 'fangsong' }], 2, area);
    const heading: Span = { text, face: HEADING_FACES[block.level] };
    if (block.runOn !== undefined)
      return paragraph([heading, { text: block.runOn, face: 'fangsong' }], 2, area);
    return paragraph([heading], 2, area).map((item) => ({ ...item, keepNext: true }));
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

/**
 * Note of attachments, signature and 附注, tied to the last two lines of text: 7.3.5 forbids a page that shows none of it. A
 * paragraph of one line is text enough.
 */
function composeTail(body: FlowItem[], note: FlowItem[], model: DocumentModel): FlowItem[] {
  const signed = placeSignature(model);
  if (signed.length === 0) return [...body, ...note];
  const last = body.at(-1);
  const before = body.at(-2);
  const isLong = last?.kind === 'line' && before?.kind === 'line' && before.align === 'spread';
  // Page 1 keeps the first line: it has to show some of the text.
  const from = Math.max(Math.min(1, body.length - 1), body.length - (isLong ? 2 : 1));
  const remark =
    model.notes === undefined
      ? []
      : paragraph([{ text: `（${model.notes}）`, face: 'fangsong' }], 2, AREAS.portrait);
  const signature: SignatureItem = {
    kind: 'signature',
    height: countSignedLines(signed) * LINE_PITCH,
    keepNext: remark.length > 0,
    signed,
  };
  return [
    ...body.map((item, index) => (index < from ? item : tie(item))),
    ...note.map(tie),
    gap(leadOf(model)),
    signature,
    ...remark,
  ];
}

function tie(item: FlowItem): FlowItem {
  return item.kind === 'break' ? item : { ...item, keepNext: true };
}

/** 10.3: one blank line below the text, each label two characters in, its names hanging behind it. */
function composeAttendance(meeting: Meeting): FlowItem[] {
  const left = ATTENDANCE_INDENT * CHARACTER_PITCH;
  const lines = attendanceOf(meeting).flatMap(({ label, names }) =>
    breakLines(names, GRID.characters - ATTENDANCE_INDENT).map((text, index, all) => {
      const align = index === all.length - 1 ? ('left' as const) : ('spread' as const);
      if (index > 0) return line([{ text, face: 'fangsong' }], { left, align });
      const spans: Span[] = [
        { text: label, face: 'heiti' },
        { text: `：${text}`, face: 'fangsong' },
      ];
      return line(spans, { left: 2 * CHARACTER_PITCH, align });
    }),
  );
  return [gap(1), ...lines];
}

/** 7.3.7: 附件 flush left in 黑体 on the first line, its title centred on the third. */
function composeAnnex(all: readonly Attachment[], { name, content }: Attachment, index: number): FlowItem[] {
  if (content === undefined) return [];
  const area = AREAS[content.orientation];
  const label = line([{ text: attachmentLabel(all, index), face: 'heiti' }], { keepNext: true });
  return [
    { kind: 'break', height: 0, keepNext: false, orientation: content.orientation },
    label,
    gap(1),
    ...composeTitleLines([name], area),
    gap(1),
    ...composeBody(content.body, area),
  ];
}

/** A justified paragraph on the grid, its first line `indent` characters in. */
function paragraph(spans: readonly Span[], indent: number, { characters }: Area): LineItem[] {
  const text = spans.map((span) => span.text).join('');
  const lines = breakLines(text, characters, characters - indent);
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
