import { SaxesParser } from 'saxes';

import { AppError } from '#shared/rpc/app-error.ts';

const MAX_ELEMENTS = 1_000_000;
const MAX_DEPTH = 200;

/** An element; WordprocessingML names carry the prefix `w:`, compatibility marks `mc:`, everything else `x:`. */
export type XmlElement = {
  name: string;
  /** Attribute values by local name. */
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** Text directly inside this element. */
  text: string;
};

function prefixOf(uri: string): string {
  if (uri.includes('/wordprocessingml/')) return 'w';
  return uri.includes('/markup-compatibility/') ? 'mc' : 'x';
}

/** Parses one part into a tree. A document type declaration is refused: with it come external and exploding entities. */
export function parseXml(bytes: Uint8Array, fileName: string): XmlElement {
  const root: XmlElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open: XmlElement[] = [root];
  const parser = new SaxesParser({ xmlns: true });
  let elements = 0;
  parser.on('doctype', () => {
    throw new AppError('plan.unsafe', { name: fileName });
  });
  parser.on('error', () => {
    throw new AppError('plan.broken', { name: fileName });
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > MAX_ELEMENTS || open.length > MAX_DEPTH)
      throw new AppError('plan.large', { name: fileName, limit: '能读的篇幅' });
    const attributes = new Map(
      Object.values(tag.attributes).map((attribute) => [attribute.local, attribute.value]),
    );
    const element: XmlElement = {
      name: `${prefixOf(tag.uri)}:${tag.local}`,
      attributes,
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(decodeXml(bytes, fileName)).close();
  const [element] = root.children;
  if (!element) throw new AppError('plan.broken', { name: fileName });
  return element;
}

function decodeXml(bytes: Uint8Array, fileName: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new AppError('plan.broken', { name: fileName });
  }
}

export function findChild(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function listChildren(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The `w:val` of a child, the way WordprocessingML writes single values. */
export function findValue(element: XmlElement | undefined, name: string): string | undefined {
  return findChild(element, name)?.attributes.get('val');
}
