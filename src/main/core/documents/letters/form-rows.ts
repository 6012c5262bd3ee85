import type { DocumentDraft } from '#shared/domain/documents/model.ts';
import { splitParagraphs } from '#shared/domain/documents/official-text.ts';

export type FormRow = Extract<DocumentDraft['body'][number], { kind: 'table' }>['rows'][number];

/** A label and one value across the form. `minHeight` in millimetres. */
export function wide(label: string, text: string, minHeight = 11): FormRow {
  return {
    minHeight,
    cells: [
      { text: label, role: 'label' },
      { text, span: 3 },
    ],
  };
}

/** Two labels with a value each. */
export function pair(label: string, text: string, secondLabel: string, secondText: string): FormRow {
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

/** Several lines are counted 1. 2. 3.; one stands as it is. */
export function countLines(text: string): string {
  const items = splitParagraphs(text);
  return items.length === 1 ? text : items.map((item, index) => `${index + 1}.${item}`).join('\n');
}
