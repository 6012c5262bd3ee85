import type { PlanDraft } from './plan-draft.ts';

/** Where a plan names a unit; `group` is null for the list of members. */
export type UnitPlace = { as: 'member' | 'lead' | 'responsible'; group: string | null };
export type NamedUnit = { unit: string; places: UnitPlace[] };

/** Two names that may be one office. `unit` is the name met first. `confidence` runs from 0 to 1. */
export type AliasProposal = { alias: string; unit: string; confidence: number };

/** Every unit the plan names, in the order met: members first, then group by group. */
export function distinctUnits(draft: Pick<PlanDraft, 'memberUnits' | 'groups'>): NamedUnit[] {
  const named = new Map<string, UnitPlace[]>();
  const note = (units: readonly string[], place: UnitPlace): void => {
    for (const unit of units) named.set(unit, [...(named.get(unit) ?? []), place]);
  };
  note(draft.memberUnits, { as: 'member', group: null });
  for (const { name, leadUnits, responsibleUnits } of draft.groups) {
    note(leadUnits, { as: 'lead', group: name });
    note(responsibleUnits, { as: 'responsible', group: name });
  }
  return Array.from(named, ([unit, places]) => ({ unit, places }));
}

/** Whether a name stands for several units (各村, 市直镇属各单位). */
export function isCollective(unit: string): boolean {
  return /^[各全]|各(?:村|社区|单位|部门|站所|办|学校|有关|相关)|(?:有关|相关)(?:单位|部门)$/.test(unit);
}

/** Kinds of office: names of different kinds are never one office. The second spelling is read as the first. */
const KINDS: readonly (readonly [string, string])[] = [
  ['办公室', '办'],
  ['村民委员会', '村'],
  ['村委会', '村'],
  ['居民委员会', '社区'],
  ['居委会', '社区'],
  ['社区居委会', '社区'],
  ['委员会', '委'],
];
const KIND = /(?:大队|中队|中心|社区|学校|小学|中学|医院|办|所|站|局|队|村|委|院|联|会|园|部|科|股|室|公司)$/;
const COUNTING = /[一二三四五六七八九十\d东西南北中上下前后新老]/;

function plainName(unit: string): string {
  const bare = unit.replace(/\s/g, '').replace(/[（(][^（()）]*[）)]$/, '');
  const [long, short] = KINDS.toSorted((a, b) => b[0].length - a[0].length).find(([ending]) =>
    bare.endsWith(ending),
  ) ?? ['', ''];
  return long === '' ? bare : (bare.slice(0, -long.length) + short).replace(/(村|社区)\1$/, '$1');
}

/** Length of the longest run of signs both names hold in the same order, gaps allowed. */
function commonLength(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const sign of a) {
    const next = [0];
    for (let at = 1; at <= b.length; at += 1) {
      const kept = Math.max(row[at] ?? 0, next[at - 1] ?? 0);
      next.push(sign === b[at - 1] ? (row[at - 1] ?? 0) + 1 : kept);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Signs of one name that the other lacks. */
function differing(a: string, b: string): string {
  return (
    Array.from(a)
      .filter((sign) => !b.includes(sign))
      .join('') +
    Array.from(b)
      .filter((sign) => !a.includes(sign))
      .join('')
  );
}

function similarity(one: string, other: string): number {
  const [a, b] = [plainName(one), plainName(other)];
  if (a === b) return 1;
  const kind = KIND.exec(a)?.[0];
  if (kind === undefined || kind !== KIND.exec(b)?.[0]) return 0;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const stem = short.slice(0, -kind.length);
  if (stem.length < 2) return 0;
  // 甲镇派出所 / 派出所: the town's name is often left out.
  if (long.endsWith(short) && /^.{1,4}[镇乡]$/.test(long.slice(0, -short.length))) return 0.95;
  if (short[0] !== long[0] || COUNTING.test(differing(a, b))) return 0;
  const common = commonLength(short, long);
  if (common === short.length) return stem.length >= 4 ? 0.9 : stem.length === 3 ? 0.75 : 0.6;
  const share = common / long.length;
  return short.length >= 5 && short.slice(0, 2) === long.slice(0, 2) && share >= 0.8
    ? Math.round(share * 80) / 100
    : 0;
}

/**
 * Pairs of names that may be one office spelled two ways, surest first. Only proposals: the clerk decides.
 * Collectives are never paired; nor are names that differ by a number or a direction (第一小学, 第二小学).
 */
export function suggestAliases(units: readonly string[]): AliasProposal[] {
  const names = [...new Set(units)].filter((unit) => !isCollective(unit));
  return names
    .flatMap((alias, at) => {
      const proposals = names
        .slice(0, at)
        .map((unit) => ({ alias, unit, confidence: similarity(alias, unit) }));
      const [best] = proposals
        .filter(({ confidence }) => confidence > 0)
        .toSorted((a, b) => b.confidence - a.confidence);
      return best ? [best] : [];
    })
    .toSorted((a, b) => b.confidence - a.confidence);
}
