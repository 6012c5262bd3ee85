import { findChild, findValue, listChildren } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** What a paragraph or style says about its number; undefined fields are inherited. */
export type NumberRef = { numId: string | undefined; level: number | undefined };

export type ParagraphStyle = {
  id: string;
  basedOn: string | undefined;
  ref: NumberRef;
  /** Heading level 1 to 9 from the outline level or the style's name. */
  heading: number | undefined;
};

export function readNumberRef(properties: XmlElement | undefined): NumberRef {
  const numbering = findChild(properties, 'w:numPr');
  const level = Number(findValue(numbering, 'w:ilvl') ?? Number.NaN);
  return { numId: findValue(numbering, 'w:numId'), level: level >= 0 && level <= 8 ? level : undefined };
}

/** Heading level 1 to 9 of `w:outlineLvl` (stored from 0; 9 is body text). */
export function readOutlineLevel(properties: XmlElement | undefined): number | undefined {
  const level = Number(findValue(properties, 'w:outlineLvl') ?? Number.NaN);
  return level >= 0 && level <= 8 ? level + 1 : undefined;
}

export function readStyles(root: XmlElement | undefined): ReadonlyMap<string, ParagraphStyle> {
  const styles = new Map<string, ParagraphStyle>();
  for (const style of listChildren(root, 'w:style')) {
    const id = style.attributes.get('styleId');
    if (!id) continue;
    const properties = findChild(style, 'w:pPr');
    const named = /^(?:heading|标题)\s*([1-9])$/i.exec(findValue(style, 'w:name') ?? '');
    const heading = readOutlineLevel(properties) ?? (named ? Number(named[1]) : undefined);
    styles.set(id, { id, basedOn: findValue(style, 'w:basedOn'), ref: readNumberRef(properties), heading });
  }
  return styles;
}

/** The style and those it is based on, nearest first; stops at a circle. */
export function styleChain(
  styles: ReadonlyMap<string, ParagraphStyle>,
  id: string | undefined,
): ParagraphStyle[] {
  const chain: ParagraphStyle[] = [];
  let style = id === undefined ? undefined : styles.get(id);
  while (style && !chain.includes(style)) {
    chain.push(style);
    style = style.basedOn === undefined ? undefined : styles.get(style.basedOn);
  }
  return chain;
}
