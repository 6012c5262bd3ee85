import type { DocumentModel } from '#shared/domain/documents/model.ts';
import { formatOfficialDate, splitParagraphs } from '#shared/domain/documents/official-text.ts';
import type { WordRows } from '#shared/domain/documents/words.ts';

import { AREAS } from '../house/metrics.ts';
import { titleLines } from '../house/title.ts';
import type { Frame, Letter } from '../letters/define.ts';
import type { Filling, Item } from './fill.ts';
import { countTag, houseTag, lineItems, numberTag, templateFields, TITLE_TAG } from './vocabulary.ts';

/** What a letter's own rules made of the words: cleaned, as its wording takes them. */
export type ReadWords = ReadonlyMap<string, string | WordRows>;

type Source = Readonly<{ letter: Letter; words: ReadWords; model: DocumentModel; frame: Frame }>;

/** What a template of this kind is filled with. */
export function fillingOf({ letter, words, model, frame }: Source): Filling {
  const values = new Map<string, string>([
    [TITLE_TAG, titleLines(model.title, AREAS.portrait.titleCharacters).join('\n')],
    [numberTag(letter), frame.number ?? ''],
    [houseTag('town'), frame.house.town],
    [houseTag('government'), frame.house.government],
    [houseTag('printingOffice'), frame.house.printingOffice],
    [houseTag('leadingOffice'), frame.house.leadingOffice],
  ]);
  const lists = new Map<string, readonly Item[]>();
  const flags = new Set<string>();
  for (const { name, label, kind, columns } of templateFields(letter)) {
    const word = words.get(name) ?? '';
    if (typeof word !== 'string') {
      lists.set(
        label,
        word.map((row, index) => rowItem(row, columns, index)),
      );
      values.set(countTag(label), String(word.length));
      continue;
    }
    values.set(label, kind === 'date' && word !== '' ? formatOfficialDate(word) : word);
    if (kind === 'text') lists.set(label, lineItemsOf(word));
    if (kind === 'choice') flags.add(word);
  }
  return { values, lists, flags };
}

function lineItemsOf(text: string): Item[] {
  const lines = splitParagraphs(text);
  return lines.map(
    (line, index) =>
      new Map<string, string>([
        [lineItems.count, String(index + 1)],
        [lineItems.number, lines.length === 1 ? '' : `${index + 1}.`],
        [lineItems.line, line],
      ]),
  );
}

function rowItem(row: readonly string[], columns: readonly string[], index: number): Item {
  const cells = columns.map((column, at): [string, string] => [column, row[at] ?? '']);
  return new Map([[lineItems.count, String(index + 1)], ...cells]);
}
