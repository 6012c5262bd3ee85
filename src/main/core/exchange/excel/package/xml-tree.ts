import { SaxesParser } from 'saxes';
import { AppError } from '#shared/rpc/app-error.ts';

/** An element with everything it holds, as written: what nobody touches is written back with the same meaning. */
export type XmlNode = {
  /** With its prefix. */
  readonly name: string;
  readonly attributes: Map<string, string>;
  children: (XmlNode | string)[];
};

/** A template with more is no form but a data dump. */
const mostElements = 3_000_000;
const deepest = 100;

/** @throws AppError exchange.damaged, exchange.has-doctype, exchange.template-too-big */
export function parseXmlTree(bytes: Uint8Array): XmlNode {
  const tree = startTree();
  tree.write(new TextDecoder().decode(bytes));
  return tree.end();
}

/** The root or an element below it, whose children are handed over, each as soon as it is whole, instead of being kept. */
type Held = { readonly holder: string; readonly onChild: (node: XmlNode) => void };

/** A tree that is read piece by piece. @throws AppError as parseXmlTree */
export function startTree(held?: Held): { write: (text: string) => void; end: () => XmlNode } {
  const root: XmlNode = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  let elements = 0;
  const isHeld = (): boolean => {
    const parent = open.at(-1);
    return parent !== undefined && open.length <= 3 && localName(parent) === held?.holder;
  };
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new AppError('exchange.has-doctype');
  });
  parser.on('error', () => {
    throw new AppError('exchange.damaged');
  });
  parser.on('opentag', (tag) => {
    if (isHeld()) elements = 0;
    elements += 1;
    if (elements > mostElements || open.length > deepest) throw new AppError('exchange.template-too-big');
    const node: XmlNode = {
      name: tag.name,
      attributes: new Map(Object.entries(tag.attributes)),
      children: [],
    };
    if (!isHeld()) open.at(-1)?.children.push(node);
    open.push(node);
  });
  const addText = (text: string) => {
    if (open.length > 1 && !isHeld()) open.at(-1)?.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const node = open.pop();
    if (node !== undefined && isHeld()) held?.onChild(node);
  });
  return {
    write: (text) => void parser.write(text),
    end() {
      parser.close();
      const [first] = elementsOf(root);
      if (first === undefined) throw new AppError('exchange.damaged');
      return first;
    },
  };
}

/** A whole part, with its declaration. */
export function writeXmlPart(root: XmlNode): string {
  return xmlDeclaration + writeXml(root);
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function writeXml(node: XmlNode): string {
  if (node.children.length === 0) return `<${node.name}${writeAttributes(node)}/>`;
  const content = node.children.map((child) =>
    typeof child === 'string' ? escapeText(child) : writeXml(child),
  );
  return `${openTag(node)}${content.join('')}</${node.name}>`;
}

export function openTag(node: XmlNode): string {
  return `<${node.name}${writeAttributes(node)}>`;
}

export function writeAttributes(node: XmlNode): string {
  let text = '';
  for (const [name, value] of node.attributes) text += ` ${name}="${escapeAttribute(value)}"`;
  return text;
}

export function escapeText(text: string): string {
  return /[&<>\r]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
    : text;
}

function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

export function localName(node: XmlNode): string {
  return node.name.slice(node.name.indexOf(':') + 1);
}

/** `x:` in files whose writer prefixes every element, else ''. */
export function prefixOf(node: XmlNode): string {
  return node.name.slice(0, node.name.indexOf(':') + 1);
}

export function elementsOf(node: XmlNode): XmlNode[] {
  return node.children.filter((child) => typeof child !== 'string');
}

export function findElement(node: XmlNode, name: string): XmlNode | undefined {
  return elementsOf(node).find((child) => localName(child) === name);
}

export function listElements(node: XmlNode | undefined, name: string): XmlNode[] {
  return node === undefined ? [] : elementsOf(node).filter((child) => localName(child) === name);
}

export function textOf(node: XmlNode | undefined): string {
  return (node?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The element itself and all below it. */
export function walk(node: XmlNode, visit: (node: XmlNode) => void): void {
  visit(node);
  for (const child of node.children) if (typeof child !== 'string') walk(child, visit);
}
