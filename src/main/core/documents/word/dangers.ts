import { faultOf } from '#shared/domain/documents/template-fault.ts';
import type { TemplateFault } from '#shared/domain/documents/template-fault.ts';

import { elementsOf, textOf, walk } from '../../exchange/excel/package/xml-tree.ts';
import type { XmlNode } from '../../exchange/excel/package/xml-tree.ts';
import { isPlainDocument } from './open-word.ts';
import type { WordPackage } from './open-word.ts';
import { nearText, partLabel } from './part-label.ts';

/** Fields that only count pages. Every other one fetches, asks, links or computes when the file is opened. */
const PAGE_FIELDS = new Set(['PAGE', 'NUMPAGES', 'SECTIONPAGES', 'SECTION']);

/** The kinds of part a letter is made of; whatever else a package names is not let in. */
const KNOWN_RELATIONS = new Set([
  'officeDocument',
  'core-properties',
  'extended-properties',
  'custom-properties',
  'thumbnail',
  'styles',
  'stylesWithEffects',
  'settings',
  'webSettings',
  'fontTable',
  'font',
  'theme',
  'themeOverride',
  'numbering',
  'footnotes',
  'endnotes',
  'header',
  'footer',
  'image',
  'customXml',
  'customXmlProps',
  'people',
  'comments',
  'commentsExtended',
  'commentsIds',
  'commentsExtensible',
  'customXmlData',
  'glossaryDocument',
  'intelligence',
  'documenttasks',
  'classificationlabels',
]);
const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?)$/iu;

/** Elements that hold other files, controls or what is fetched on opening. */
const EMBEDDED: Readonly<Record<string, string>> = {
  'w:altChunk': '外部内容块',
  'w:subDoc': '子文档',
  'w:object': '嵌入对象',
  'w:control': '控件',
  'o:OLEObject': '嵌入对象',
  'w:attachedTemplate': '附加模板',
  'w:mailMerge': '邮件合并',
  'w:movie': '媒体',
  'w:frameset': '框架页',
  'w:dataBinding': '数据绑定',
};
const REVISIONS = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:rPrChange', 'w:pPrChange']);

/** What in a template could run, fetch or show more than the letter: everything, not only the first. */
export function listDangers(file: WordPackage, trees: ReadonlyMap<string, XmlNode>): TemplateFault[] {
  return [...dangersOfNames(file), ...[...trees].flatMap(([path, root]) => dangersOfPart(path, root))];
}

const whole = { part: '整个文件', near: '' } as const;

function dangersOfNames(file: WordPackage): TemplateFault[] {
  const names = [...file.parts.keys()];
  const isMacro = !isPlainDocument(file) || names.some((name) => /vba|macro/iu.test(name));
  const embedded = names.filter((name) => /(?:^|\/)(?:embeddings|activeX|controls)\//iu.test(name));
  const pictures = names.filter((name) => name.startsWith('word/media/') && !PICTURE.test(name));
  return [
    ...(isMacro ? [faultOf('macro', whole)] : []),
    ...embedded.map((name) => faultOf('embedded', whole, { hint: shortName(name) })),
    ...pictures.map((name) => faultOf('unknown-part', whole, { hint: shortName(name) })),
  ];
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).slice(0, 40);
}

function dangersOfPart(path: string, root: XmlNode): TemplateFault[] {
  if (path.endsWith('.rels')) return elementsOf(root).flatMap(dangersOfRelation);
  const part = partLabel(path);
  const faults: TemplateFault[] = [];
  const seen = new Set<string>();
  const add = (fault: TemplateFault) => {
    const key = JSON.stringify(fault);
    if (!seen.has(key)) faults.push(fault);
    seen.add(key);
  };
  let instruction: string | null = null;
  const endField = (near: string) => {
    const name = instruction === null ? '' : fieldName(instruction);
    if (name !== '' && !PAGE_FIELDS.has(name)) add(faultOf('field', { part, near }, { hint: name }));
    instruction = null;
  };
  const visit = (node: XmlNode, near: string) => {
    const here = node.name === 'w:p' ? nearText(node) : near;
    const embedded = EMBEDDED[node.name];
    if (embedded !== undefined) add(faultOf('embedded', { part, near: here }, { hint: embedded }));
    if (REVISIONS.has(node.name)) add(faultOf('revision', { part, near: here }));
    if (node.name === 'w:commentReference') add(faultOf('comment', { part, near: here }));
    if (node.name === 'w:fldSimple') {
      endField(here);
      instruction = node.attributes.get('w:instr') ?? '';
      endField(here);
    }
    if (node.name === 'w:fldChar') {
      const kind = node.attributes.get('w:fldCharType');
      // A field within a field: what has been read of the outer one is judged by itself.
      endField(here);
      if (kind === 'begin') instruction = '';
    }
    if (node.name === 'w:instrText' || node.name === 'w:delInstrText')
      instruction = (instruction ?? '') + textOf(node);
    for (const child of elementsOf(node)) visit(child, here);
  };
  visit(root, '');
  endField('');
  return faults;
}

function fieldName(instruction: string): string {
  const [word = ''] = instruction.trim().split(/[\s\\"]+/u);
  return word === '' && instruction.trim() !== '' ? '?' : word.toUpperCase().slice(0, 20);
}

function dangersOfRelation(relation: XmlNode): TemplateFault[] {
  const type = relation.attributes.get('Type')?.split('/').at(-1) ?? '';
  const isExternal = (relation.attributes.get('TargetMode') ?? 'Internal').toLowerCase() !== 'internal';
  const target = relation.attributes.get('Target') ?? '';
  if (isExternal && type === 'attachedTemplate')
    return [faultOf('attached-template', whole, { hint: target.slice(0, 60) })];
  if (isExternal || /^[a-z][a-z\d+.-]*:|^[\\/]{2}/iu.test(target)) {
    return [faultOf('outside-link', whole, { hint: target.slice(0, 60) })];
  }
  return KNOWN_RELATIONS.has(type)
    ? []
    : [faultOf('unknown-part', whole, { hint: type.slice(0, 40) || '?' })];
}

/** Names whose prefix nothing declares make a file that no word processor opens. */
export function hasUndeclaredPrefix(root: XmlNode): boolean {
  let isBroken = false;
  const visit = (node: XmlNode, outer: ReadonlySet<string>) => {
    const own = [...node.attributes.keys()].flatMap((name) =>
      name.startsWith('xmlns:') ? [name.slice('xmlns:'.length)] : [],
    );
    const known = own.length === 0 ? outer : new Set([...outer, ...own]);
    for (const name of [node.name, ...node.attributes.keys()]) {
      const colon = name.indexOf(':');
      if (colon >= 0 && !known.has(name.slice(0, colon))) isBroken = true;
    }
    for (const child of elementsOf(node)) visit(child, known);
  };
  visit(root, new Set(['xml', 'xmlns']));
  return isBroken;
}

/** How many elements; a template of more than this is no letter. */
export function countElements(root: XmlNode): number {
  let count = 0;
  walk(root, () => {
    count += 1;
  });
  return count;
}
