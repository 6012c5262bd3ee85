import { parseDocumentModel } from '#shared/domain/documents/model.ts';
import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';
import type { FormRow } from './form-rows.ts';
import { countLines } from './form-rows.ts';
import { across, facts, INSPECTION_COLUMNS, signatures } from './inspection-blank.ts';

export type InspectionRecord = Readonly<{
  placeName: string;
  village: string;
  kindLabel: string;
  date: string;
  /** HH:MM. */
  begunAt: string | null;
  units: readonly string[];
  /** Names, with the unit in brackets where it is known. */
  people: readonly string[];
  checklist: Readonly<{ title: string; version: number }>;
  results: readonly Readonly<{ text: string; outcomeLabel: string; note: string }>[];
  process: string;
  /** One line each: serial, name, who puts it right by when. */
  problems: readonly string[];
  handlingResult: string;
  /** One line each: organ, number, day, kind and amount. */
  penalties: readonly string[];
  photos: readonly string[];
  handlerName: string;
  typistName: string;
}>;

const BODY = 3000;

/** 检查记录: what was found at one place, to be signed and kept. A form, without a red head. */
export function buildInspectionRecord(record: InspectionRecord): DocumentModel {
  const when = [formatOfficialDate(record.date), record.begunAt].filter(Boolean).join(' ');
  return parseDocumentModel({
    layout: 'form',
    title: ['检查记录'],
    body: [
      {
        kind: 'table',
        density: 'dense',
        columns: INSPECTION_COLUMNS,
        rows: [
          facts('检查场所', record.placeName, '所在村居', record.village),
          facts('检查方式', record.kindLabel, '检查时间', when),
          across('参加单位', record.units.join('、'), 8),
          across('检查人员', record.people.join('、'), 8),
          {
            minHeight: 8,
            header: true,
            cells: [
              { text: '项', role: 'label' },
              {
                text: `检查内容（${record.checklist.title}第${record.checklist.version}版）`,
                role: 'label',
                span: 3,
              },
              { text: '结果', role: 'label' },
              { text: '情况', role: 'label', span: 3 },
            ],
          },
          ...record.results.map(({ text, outcomeLabel, note }, index): FormRow => ({
            minHeight: 8,
            cells: [
              { text: String(index + 1), role: 'label' },
              { text, span: 3 },
              { text: outcomeLabel, role: 'label' },
              { text: note, span: 3 },
            ],
          })),
          across('检查过程', record.process.slice(0, BODY), 16),
          across('查出的问题', numbered(record.problems, '没有查出问题'), 12),
          across('处理结果', record.handlingResult.slice(0, BODY), 12),
          ...(record.penalties.length === 0 ? [] : [across('行政处罚', numbered(record.penalties, ''), 10)]),
          across('照片', numbered(record.photos, '无'), 8),
          facts('办理人', record.handlerName, '录入人', record.typistName),
          signatures(),
        ],
      },
    ],
  });
}

function numbered(lines: readonly string[], none: string): string {
  return lines.length === 0 ? none : countLines(lines.join('\n'));
}
