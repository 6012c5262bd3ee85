import { elementsOf, findElement, listElements, prefixOf } from '../package/xml-tree.ts';
import type { XmlNode } from '../package/xml-tree.ts';

/** Light red, as Excel marks bad cells itself. */
const badColour = 'FFFFC7CE';
const generalFormat = '0';
const textFormat = '49';

export type MarkStyles = {
  /** The number of the same style on a red ground; typed numbers stay as typed. */
  readonly bad: (style: string | undefined) => string;
  /** The same style for a sentence: wrapped, plain text. */
  readonly reason: (style: string | undefined) => string;
};

/** Adds to a workbook's styles what marking needs. */
export function markStyles(styles: XmlNode): MarkStyles {
  const fillId = addFill(styles);
  const formats = findElement(styles, 'cellXfs');
  const known = new Map<string, string>();
  const derive = (kind: 'bad' | 'reason', style: string | undefined): string => {
    const base = listElements(formats, 'xf')[Number(style ?? 0)];
    const key = `${kind} ${style ?? ''}`;
    const found = known.get(key);
    if (found !== undefined || base === undefined || formats === undefined) return found ?? '0';
    formats.children.push(kind === 'bad' ? asBad(base, fillId) : asReason(base));
    const count = elementsOf(formats).length;
    formats.attributes.set('count', String(count));
    known.set(key, String(count - 1));
    return String(count - 1);
  };
  return { bad: (style) => derive('bad', style), reason: (style) => derive('reason', style) };
}

function addFill(styles: XmlNode): string {
  const fills = findElement(styles, 'fills');
  const prefix = prefixOf(styles);
  const colour: XmlNode = {
    name: `${prefix}fgColor`,
    attributes: new Map([['rgb', badColour]]),
    children: [],
  };
  const pattern: XmlNode = {
    name: `${prefix}patternFill`,
    attributes: new Map([['patternType', 'solid']]),
    children: [colour],
  };
  fills?.children.push({ name: `${prefix}fill`, attributes: new Map(), children: [pattern] });
  const count = fills === undefined ? 0 : elementsOf(fills).length;
  fills?.attributes.set('count', String(count));
  return String(count - 1);
}

function asBad(base: XmlNode, fillId: string): XmlNode {
  const attributes = new Map(base.attributes).set('fillId', fillId).set('applyFill', '1');
  if ((attributes.get('numFmtId') ?? generalFormat) === generalFormat) setText(attributes);
  return { ...base, attributes };
}

function asReason(base: XmlNode): XmlNode {
  const attributes = new Map(base.attributes).set('applyAlignment', '1');
  setText(attributes);
  const alignment: XmlNode = {
    name: `${prefixOf(base)}alignment`,
    attributes: new Map([
      ['horizontal', 'left'],
      ['vertical', 'center'],
      ['wrapText', '1'],
    ]),
    children: [],
  };
  return { ...base, attributes, children: [alignment] };
}

function setText(attributes: Map<string, string>): void {
  attributes.set('numFmtId', textFormat).set('applyNumberFormat', '1');
}
