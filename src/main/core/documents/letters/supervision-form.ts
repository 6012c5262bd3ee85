import { z } from 'zod';

import { isoDate, line, longText } from '#shared/domain/documents/fields.ts';
import { formatOfficialDate, splitParagraphs } from '#shared/domain/documents/official-text.ts';
import type { DocumentDraft } from '#shared/domain/documents/model.ts';

import { defineLetter } from './define.ts';
import { deadlineAfterFinding, supervisionFields } from './parts.ts';

const Input = z
  .strictObject({
    ...supervisionFields,
    /** Serial of the form, e.g. 督办单2024-003; a form has no 发文字号. */
    serial: line('编号', 40),
    responsibleUnit: line('责任单位', 60),
    requirement: longText('督办要求', 1000),
    issuer: line('督办单位', 40),
    issuedOn: isoDate('签发日期'),
  })
  .refine(deadlineAfterFinding.check, deadlineAfterFinding.refusal);

/** 督办单: a form of the leading group's office, no statutory kind of document, hence without a red head. */
export const supervisionForm = defineLetter({
  id: 'supervision-form',
  version: 1,
  title: '督办单',
  input: Input,
  build: (input): DocumentDraft => ({
    layout: 'form',
    number: input.serial,
    title: ['督办单'],
    body: [
      {
        kind: 'table',
        columns: [26, 52, 26, 52],
        rows: [
          wide('督办事项', input.matter),
          pair('责任单位', input.responsibleUnit, '问题来源', input.source),
          pair('发现日期', formatOfficialDate(input.foundOn), '整改期限', formatOfficialDate(input.deadline)),
          wide('存在问题', countLines(input.problems), 32),
          wide('督办要求', input.requirement, 26),
          wide('反馈情况', '', 34),
          pair('承 办 人', '', '反馈日期', ''),
          pair('签 收 人', '', '签收日期', ''),
        ],
      },
    ],
    signature: { issuer: input.issuer, date: input.issuedOn, sealed: true },
  }),
});

type Row = Extract<DocumentDraft['body'][number], { kind: 'table' }>['rows'][number];

function wide(label: string, text: string, minHeight = 11): Row {
  return {
    minHeight,
    cells: [
      { text: label, role: 'label' },
      { text, span: 3 },
    ],
  };
}

function pair(label: string, text: string, secondLabel: string, secondText: string): Row {
  return {
    minHeight: 11,
    cells: [
      { text: label, role: 'label' },
      { text },
      { text: secondLabel, role: 'label' },
      { text: secondText },
    ],
  };
}

function countLines(text: string): string {
  const items = splitParagraphs(text);
  return items.length === 1 ? text : items.map((item, index) => `${index + 1}.${item}`).join('\n');
}
