import { hasSecrecyMark } from '#shared/domain/documents/model.ts';
import { hasIdentityNumber } from '#shared/domain/documents/official-text.ts';
import { faultOf, nearOf } from '#shared/domain/documents/template-fault.ts';
import type { TemplateFault } from '#shared/domain/documents/template-fault.ts';
import { AppError } from '#shared/rpc/app-error.ts';

import { parseXmlTree, walk } from '../../exchange/excel/package/xml-tree.ts';
import type { XmlNode } from '../../exchange/excel/package/xml-tree.ts';
import { compilePart } from './compile.ts';
import { countElements, hasUndeclaredPrefix, listDangers } from './dangers.ts';
import { asTemplateRefusal, DOCUMENT, isXmlPart, openWord } from './open-word.ts';
import type { WordPackage } from './open-word.ts';
import { isPrinted, nearText, partLabel } from './part-label.ts';
import { readTexts } from './reading-copy.ts';
import { checkNames, hasPlaces, usesName } from './scope-check.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A template ready to be filled: parts with places as trees, the rest as it lies in the file. */
export type WordTemplate = { readonly file: WordPackage; readonly trees: ReadonlyMap<string, XmlNode> };

export type Checked = { readonly template: WordTemplate; readonly faults: readonly TemplateFault[] };

/** A letter of forty pages has some tens of thousands. */
const MOST_ELEMENTS = 200_000;

/**
 * Reads a template and says everything that is wrong with it. `numberName`: the tag without which issued papers would bear
 * no number; null where the kind has none on its page. Runs in the parsing thread for files from outside.
 * @throws AppError `wordTemplate.*` for what is no template at all
 */
export function checkTemplate(bytes: Uint8Array, vocabulary: Vocabulary, numberName: string | null): Checked {
  const file = openWord(bytes);
  const all = readParts(file);
  const places = placesOf(all); // before the tags are taken out of the paragraphs
  const dangers = listDangers(file, all);
  const template = compile(all);
  const faults = [...dangers, ...template.faults, ...faultsOfWords(all)];
  const printed = [...template.trees.values()];
  const isWhole = template.faults.length === 0;
  for (const [path, root] of template.trees) faults.push(...checkNames(path, root, { vocabulary, isWhole }));
  const whole = { part: '整个文件', near: '' };
  if (faults.length === 0 && !printed.some(hasPlaces)) faults.push(faultOf('no-tags', whole));
  else if (faults.length === 0 && numberName !== null && !printed.some((root) => usesName(root, numberName)))
    faults.push(faultOf('no-number', whole, { tag: `{{${numberName}}}` }));
  return { template: { file, trees: template.trees }, faults: inReadingOrder(faults, places) };
}

/** Where each paragraph stands, the text first; a fault names its paragraph by the same words. */
function placesOf(all: ReadonlyMap<string, XmlNode>): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const paths = [...all.keys()]
    .filter(isPrinted)
    .toSorted((a, b) => Number(b === DOCUMENT) - Number(a === DOCUMENT));
  for (const path of paths) {
    const root = all.get(path);
    if (root === undefined) continue;
    walk(root, (node) => {
      if (node.name !== 'w:p') return;
      const key = `${partLabel(path)} ${nearOf(nearText(node))}`;
      if (!places.has(key)) places.set(key, places.size);
    });
  }
  return places;
}

/** What is wrong with the whole file first, then as one reads it. */
function inReadingOrder(
  faults: readonly TemplateFault[],
  places: ReadonlyMap<string, number>,
): TemplateFault[] {
  const at = ({ part, near }: TemplateFault): number => places.get(`${part} ${near}`) ?? -1;
  return faults.toSorted((a, b) => at(a) - at(b));
}

/** What no paper of this desk may say, in the template's own words. */
function faultsOfWords(all: ReadonlyMap<string, XmlNode>): TemplateFault[] {
  return [...all].flatMap(([path, root]) => {
    if (!isPrinted(path)) return [];
    const place = (near: string) => ({ part: partLabel(path), near });
    return readTexts(new Map([[path, root]])).flatMap((text) => [
      ...(hasSecrecyMark(text) ? [faultOf('secrecy', place(text))] : []),
      ...(hasIdentityNumber(text) ? [faultOf('identity-number', place(''))] : []),
    ]);
  });
}

/** A template that was checked when it was loaded, opened again for filling. @throws AppError `wordTemplate.damaged`. */
export function openTemplate(bytes: Uint8Array): WordTemplate {
  const file = openWord(bytes);
  return { file, trees: compile(readParts(file)).trees };
}

function readParts(file: WordPackage): Map<string, XmlNode> {
  const trees = new Map<string, XmlNode>();
  let elements = 0;
  for (const [name, { content }] of file.parts) {
    if (!isXmlPart(name) || name.endsWith('.vml')) continue;
    const root = readPart(content);
    elements += countElements(root);
    if (elements > MOST_ELEMENTS) throw new AppError('wordTemplate.too-big');
    if (hasUndeclaredPrefix(root)) throw new AppError('wordTemplate.damaged');
    trees.set(name, root);
  }
  if (trees.get(DOCUMENT)?.name !== 'w:document') throw new AppError('wordTemplate.not-docx');
  return trees;
}

function readPart(content: Uint8Array): XmlNode {
  try {
    return parseXmlTree(content);
  } catch (error) {
    throw asTemplateRefusal(error);
  }
}

function compile(all: ReadonlyMap<string, XmlNode>) {
  const trees = new Map<string, XmlNode>();
  const faults: TemplateFault[] = [];
  for (const [path, root] of all) {
    if (!isPrinted(path)) continue;
    faults.push(...compilePart(path, root));
    if (hasPlaces(root) || path === DOCUMENT) trees.set(path, root);
  }
  return { trees, faults };
}
