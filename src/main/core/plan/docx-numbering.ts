import { formatNumber } from './number-format.ts';
import type { ParagraphStyle } from './docx-styles.ts';
import { findChild, findValue, listChildren } from './xml.ts';
import type { XmlElement } from './xml.ts';

type Level = {
  start: number;
  format: string;
  text: string;
  isLegal: boolean;
  /** The level (from 1) whose step restarts this one; 0 never; undefined: any higher level. */
  restart: number | undefined;
  style: string | undefined;
};
type AbstractList = { id: string; levels: Map<number, Level>; styleLink: string | undefined };
type List = {
  abstractId: string;
  overrides: Map<number, { start: number | undefined; level: Level | undefined }>;
};

export type Numbering = { abstracts: ReadonlyMap<string, AbstractList>; lists: ReadonlyMap<string, List> };

/** Gives the label Word would show before a paragraph, and counts on. */
export type NumberLabeller = (numId: string, level: number) => string;

function readInteger(text: string | undefined, otherwise: number): number {
  const value = Number(text ?? Number.NaN);
  return Number.isInteger(value) && value >= 0 && value <= 100_000 ? value : otherwise;
}

function readLevel(element: XmlElement): Level {
  const restart = findValue(element, 'w:lvlRestart');
  const legal = findChild(element, 'w:isLgl');
  return {
    start: readInteger(findValue(element, 'w:start'), 1),
    format: findValue(element, 'w:numFmt') ?? 'decimal',
    text: findValue(element, 'w:lvlText') ?? '',
    isLegal: legal !== undefined && !['0', 'false', 'off'].includes(legal.attributes.get('val') ?? ''),
    restart: restart === undefined ? undefined : readInteger(restart, 0),
    style: findValue(element, 'w:pStyle'),
  };
}

function levelNumber(element: XmlElement): number {
  return readInteger(element.attributes.get('ilvl'), 0);
}

export function readNumbering(root: XmlElement | undefined): Numbering {
  const abstracts = new Map<string, AbstractList>();
  for (const element of listChildren(root, 'w:abstractNum')) {
    const id = element.attributes.get('abstractNumId') ?? '';
    const levels = new Map(
      listChildren(element, 'w:lvl').map((level) => [levelNumber(level), readLevel(level)]),
    );
    abstracts.set(id, { id, levels, styleLink: findValue(element, 'w:numStyleLink') });
  }
  const lists = new Map<string, List>();
  for (const element of listChildren(root, 'w:num')) {
    const overrides = new Map(
      listChildren(element, 'w:lvlOverride').map((override) => {
        const start = findValue(override, 'w:startOverride');
        const level = findChild(override, 'w:lvl');
        return [
          levelNumber(override),
          {
            start: start === undefined ? undefined : readInteger(start, 1),
            level: level ? readLevel(level) : undefined,
          },
        ] as const;
      }),
    );
    lists.set(element.attributes.get('numId') ?? '', {
      abstractId: findValue(element, 'w:abstractNumId') ?? '',
      overrides,
    });
  }
  return { abstracts, lists };
}

/** The abstract list that really holds the levels: a numbering style may point on to another list. */
function findAbstract(
  numbering: Numbering,
  styles: ReadonlyMap<string, ParagraphStyle>,
  id: string,
): AbstractList | undefined {
  let abstract = numbering.abstracts.get(id);
  for (let hops = 0; hops < 5 && abstract?.styleLink !== undefined && abstract.levels.size === 0; hops += 1) {
    const numId = styles.get(abstract.styleLink)?.ref.numId;
    const list: List | undefined = numId === undefined ? undefined : numbering.lists.get(numId);
    abstract = list ? numbering.abstracts.get(list.abstractId) : undefined;
  }
  return abstract;
}

/** The level whose `w:pStyle` names this style: a heading style may leave its level to the list. */
export function findStyleLevel(numbering: Numbering, numId: string, style: string): number | undefined {
  const list = numbering.lists.get(numId);
  const abstract = list && numbering.abstracts.get(list.abstractId);
  return Array.from(abstract?.levels ?? []).find(([, level]) => level.style === style)?.[0];
}

/** Counters belong to the abstract list, so two lists over it count on from each other unless one restarts. */
export function createLabeller(
  numbering: Numbering,
  styles: ReadonlyMap<string, ParagraphStyle>,
): NumberLabeller {
  const counters = new Map<string, (number | undefined)[]>();
  const restarted = new Set<string>();
  return (numId, at) => {
    const list = numbering.lists.get(numId);
    const abstract = list && findAbstract(numbering, styles, list.abstractId);
    if (!list || !abstract) return '';
    const levelOf = (level: number): Level | undefined =>
      list.overrides.get(level)?.level ?? abstract.levels.get(level);
    const level = levelOf(at);
    if (!level) return '';
    const counts = counters.get(abstract.id) ?? [];
    counters.set(abstract.id, counts);
    const override = list.overrides.get(at)?.start;
    const key = `${numId}/${at}`;
    const isRestart = override !== undefined && !restarted.has(key);
    restarted.add(key);
    const last = counts[at];
    counts[at] = isRestart ? override : last === undefined ? (override ?? level.start) : last + 1;
    for (let deeper = at + 1; deeper < 9; deeper += 1) {
      const restart = levelOf(deeper)?.restart;
      if (restart === undefined || restart > at) counts[deeper] = undefined;
    }
    if (level.format === 'bullet') return '●';
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const shown = Number(digit) - 1;
      const format = level.isLegal ? 'decimal' : (levelOf(shown)?.format ?? 'decimal');
      return formatNumber(counts[shown] ?? levelOf(shown)?.start ?? 1, format);
    });
  };
}
