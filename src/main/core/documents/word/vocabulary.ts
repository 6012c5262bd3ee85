import type { WordField } from '#shared/domain/documents/words.ts';

import type { Letter } from '../letters/define.ts';

/**
 * A name that a template may use. `value`: one text. `text`: one text, or line by line. `rows`: row by row only. `flag`: a
 * condition only. Inside a `text` or `rows` stand its `items`.
 */
export type TagName = Readonly<{
  name: string;
  kind: 'value' | 'text' | 'rows' | 'flag';
  help: string;
  items: readonly string[];
}>;

export type Vocabulary = ReadonlyMap<string, TagName>;

/** Inside a repetition, of every line or row. */
export const itemFlags = { first: '第一个', more: '后面还有' } as const;
/** Inside the lines of a text: its count, the count as it is printed (nothing where there is only one line), the line. */
export const lineItems = { count: '序号', number: '条号', line: '内容' } as const;
/** 一, 二, 三: counts itself wherever it is written. */
export const HEADING_COUNT = '大序号';

const houseNames = {
  town: ['镇名', '设置里的镇名'],
  government: ['镇政府', '镇人民政府的全称'],
  printingOffice: ['印发机关', '版记里的印发机关'],
  leadingOffice: ['领导小组办公室', '专项行动领导小组办公室的全称'],
} as const;
export type HouseName = keyof typeof houseNames;

export const houseTag = (name: HouseName): string => houseNames[name][0];

/** What the number of this kind is called. */
export const numberTag = ({ numbering }: Pick<Letter, 'numbering'>): string =>
  numbering === 'serial' ? '编号' : '发文字号';
export const TITLE_TAG = '标题';
export const countTag = (label: string): string => `${label}条数`;

/** A joint document is set in the house style: how the organs stand depends on how many there are. */
export const JOINT_FIELD = 'coIssuers';

/** The blanks that a template may use. */
export function templateFields({ fields }: Pick<Letter, 'fields'>): WordField[] {
  return fields.filter(({ name }) => name !== JOINT_FIELD);
}

/** Every name a template of this kind may use, the letter's own blanks first. */
export function vocabularyOf(letter: Pick<Letter, 'fields' | 'numbering'>): Vocabulary {
  const names: TagName[] = templateFields(letter).flatMap(namesOf);
  const structure: TagName[] = [
    plain(TITLE_TAG, '标题，已经按版式分好行'),
    plain(numberTag(letter), '签发时编的号'),
    ...Object.values(houseNames).map(([name, help]) => plain(name, help)),
    plain(HEADING_COUNT, '一、二、三……自己往下数，写在小标题前'),
  ];
  const known = new Map<string, TagName>();
  for (const name of [...names, ...structure]) if (!known.has(name.name)) known.set(name.name, name);
  return known;
}

function plain(name: string, help: string): TagName {
  return { name, kind: 'value', help, items: [] };
}

function namesOf({ label, kind, help, choices, columns }: WordField): TagName[] {
  const flags = Object.values(itemFlags);
  switch (kind) {
    case 'text':
      return [{ name: label, kind: 'text', help, items: [...Object.values(lineItems), ...flags] }];
    case 'rows':
      return [
        { name: label, kind: 'rows', help, items: [lineItems.count, ...columns, ...flags] },
        plain(countTag(label), `${label}有几行`),
      ];
    case 'choice':
      return [
        plain(label, help),
        ...choices.map((name): TagName => ({ name, kind: 'flag', help: `${label}选了“${name}”`, items: [] })),
      ];
    default:
      return [plain(label, help)];
  }
}

/** The name that was probably meant: the fewest letters to change, at most half of them. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(Array.from(name).length / 2)) + 1;
  for (const candidate of known) {
    const distance = editDistance(Array.from(name), Array.from(candidate));
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

function editDistance(from: readonly string[], to: readonly string[]): number {
  let row = to.map((_, index) => index + 1);
  for (const [above, letter] of from.entries()) {
    let [left, diagonal] = [above + 1, above];
    row = row.map((up, index) => {
      left = Math.min(up + 1, left + 1, diagonal + (letter === to[index] ? 0 : 1));
      diagonal = up;
      return left;
    });
  }
  return row.at(-1) ?? from.length;
}
