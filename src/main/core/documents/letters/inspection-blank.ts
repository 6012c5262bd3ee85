import { parseDocumentModel } from '#shared/domain/documents/model.ts';
import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';
import type { FormRow } from './form-rows.ts';

export type InspectionBlank = Readonly<{
  placeName: string;
  village: string;
  kindLabel: string;
  /** YYYY-MM-DD; null where the day is not settled yet. */
  date: string | null;
  units: readonly string[];
  checklist: Readonly<{ title: string; version: number; items: readonly { text: string }[] }>;
}>;

/** Eight columns: a number, the item over four, and the three boxes. */
export const INSPECTION_COLUMNS = [10, 14, 40, 24, 21, 13, 17, 17];
const TITLE_CHARACTERS = 60;

/** 检查表: one sheet to take along and fill in by hand at one place. Never issued, hence without a serial. */
export function buildInspectionBlank(blank: InspectionBlank): DocumentModel {
  const { checklist } = blank;
  const day =
    blank.date === null ? '　　　　年　　月　　日　　时' : `${formatOfficialDate(blank.date)}　　时`;
  return parseDocumentModel({
    layout: 'form',
    title: [checklist.title.replace(/清单$/u, '表').slice(0, TITLE_CHARACTERS)],
    body: [
      {
        kind: 'table',
        density: 'dense',
        columns: INSPECTION_COLUMNS,
        rows: [
          facts('检查场所', blank.placeName, '所在村居', blank.village),
          facts('检查方式', blank.kindLabel, '检查时间', day),
          across('参加单位', blank.units.join('、'), 8),
          across('检查人员', '', 8),
          {
            minHeight: 8,
            header: true,
            cells: [
              { text: '项', role: 'label' },
              { text: `检查内容（${checklist.title}第${checklist.version}版）`, role: 'label', span: 4 },
              { text: '合格', role: 'label' },
              { text: '不合格', role: 'label' },
              { text: '不涉及', role: 'label' },
            ],
          },
          ...checklist.items.map(({ text }, index): FormRow => ({
            minHeight: 8,
            cells: [
              { text: String(index + 1), role: 'label' },
              { text, span: 4 },
              { text: '□', role: 'label' },
              { text: '□', role: 'label' },
              { text: '□', role: 'label' },
            ],
          })),
          across('查到的问题\n（第几项、什么情况、照片几张）', '', 24),
          across('处理情况', '', 12),
          signatures(),
        ],
      },
    ],
  });
}

/** Two facts beside each other. */
export function facts(label: string, text: string, secondLabel: string, secondText: string): FormRow {
  return {
    minHeight: 8,
    cells: [
      { text: label, role: 'label', span: 2 },
      { text },
      { text: secondLabel, role: 'label' },
      { text: secondText, span: 4 },
    ],
  };
}

/** One fact over the whole width. */
export function across(label: string, text: string, minHeight: number): FormRow {
  return {
    minHeight,
    cells: [
      { text: label, role: 'label', span: 2 },
      { text, span: 6 },
    ],
  };
}

export function signatures(): FormRow {
  return {
    minHeight: 13,
    cells: [
      { text: '检查人签名', role: 'label', span: 2 },
      { text: '' },
      { text: '被检查单位\n负责人签名', role: 'label' },
      { text: '', span: 4 },
    ],
  };
}
