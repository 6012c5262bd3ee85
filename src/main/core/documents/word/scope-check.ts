import { faultOf } from '#shared/domain/documents/template-fault.ts';
import type { FaultCode, TemplateFault } from '#shared/domain/documents/template-fault.ts';

import { elementsOf, walk } from '../../exchange/excel/package/xml-tree.ts';
import type { XmlNode } from '../../exchange/excel/package/xml-tree.ts';
import { isPlace, placeOf } from './paragraph.ts';
import { partLabel } from './part-label.ts';
import { nearest } from './vocabulary.ts';
import type { TagName, Vocabulary } from './vocabulary.ts';

/**
 * Every place whose name this kind of letter does not have, or that asks of it what it cannot give. `isWhole`: all pairs were
 * found; where one is broken, what stands outside of its lines says nothing new.
 */
export function checkNames(
  path: string,
  root: XmlNode,
  { vocabulary, isWhole }: { vocabulary: Vocabulary; isWhole: boolean },
): TemplateFault[] {
  const part = partLabel(path);
  const everyItem = new Set([...vocabulary.values()].flatMap(({ items }) => items));
  const faults: TemplateFault[] = [];

  const visit = (node: XmlNode, list: TagName | null) => {
    let inner = list;
    if (isPlace(node)) {
      const { kind, name, raw, near } = placeOf(node);
      const report = (code: FaultCode, hint = '') =>
        faults.push(faultOf(code, { part, near }, { tag: raw, hint }));
      const known = vocabulary.get(name);
      if (list?.items.includes(name)) {
        if (kind === 'each') report('value-as-list', name);
      } else if (known === undefined) {
        const hint = nearest(name, [...vocabulary.keys(), ...(list?.items ?? [])]);
        if (everyItem.has(name)) {
          if (isWhole) report('item-outside');
        } else report(hint === undefined ? 'unknown' : 'unknown-near', hint);
      } else if (kind === 'value' && (known.kind === 'rows' || known.kind === 'flag')) {
        report(known.kind === 'rows' ? 'list-as-value' : 'value-as-list', name);
      } else if (kind === 'each') {
        if (known.kind !== 'rows' && known.kind !== 'text') report('value-as-list', name);
        else if (list !== null) report('nested');
        else inner = known;
        if (holdsSection(node)) report('break-in-loop');
      }
    }
    for (const child of elementsOf(node)) visit(child, inner);
  };
  visit(root, null);
  return faults;
}

/** Names in a template that was checked once and that its kind does not know any more. */
export function lostNames(
  { trees }: { trees: ReadonlyMap<string, XmlNode> },
  vocabulary: Vocabulary,
): string[] {
  const items = new Set([...vocabulary.values()].flatMap((name) => name.items));
  const lost = new Set<string>();
  for (const root of trees.values())
    walk(root, (node) => {
      const { name } = placeOf(node);
      if (isPlace(node) && !vocabulary.has(name) && !items.has(name)) lost.add(name);
    });
  return [...lost];
}

function holdsSection(node: XmlNode): boolean {
  return elementsOf(node).some((child) => child.name === 'w:sectPr' || holdsSection(child));
}

/** Whether a name is put in as a value anywhere in the tree. */
export function usesName(root: XmlNode, name: string): boolean {
  return (
    (root.name === '#value' && placeOf(root).name === name) ||
    elementsOf(root).some((child) => usesName(child, name))
  );
}

const places = new WeakMap<XmlNode, boolean>();
const sizes = new WeakMap<XmlNode, number>();

/** Whether any place stands in a tree that is not changed any more. */
export function hasPlaces(root: XmlNode): boolean {
  return remembered(places, root, () => isPlace(root) || elementsOf(root).some(hasPlaces));
}

/** Elements of a tree that is not changed any more. */
export function sizeOf(root: XmlNode): number {
  return remembered(sizes, root, () => elementsOf(root).reduce((sum, child) => sum + sizeOf(child), 1));
}

function remembered<Value>(known: WeakMap<XmlNode, Value>, node: XmlNode, find: () => Value): Value {
  const old = known.get(node);
  if (old !== undefined) return old;
  const value = find();
  known.set(node, value);
  return value;
}
