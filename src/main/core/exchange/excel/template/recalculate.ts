import { readTree, relationsOf, relationsPath } from '../package/workbook-package.ts';
import type { WorkbookPackage } from '../package/workbook-package.ts';
import { elementsOf, findElement, localName, prefixOf } from '../package/xml-tree.ts';
import type { XmlNode } from '../package/xml-tree.ts';

const beforeCalcPr = new Set(['definedNames', 'externalReferences', 'functionGroups', 'sheets']);

/** Asks Excel and WPS to calculate everything when the file is opened: no total shows yesterday's sum. */
export function recalculate(workbook: XmlNode): void {
  const found = findElement(workbook, 'calcPr');
  if (found !== undefined) {
    found.attributes.set('fullCalcOnLoad', '1');
    return;
  }
  const at = workbook.children.findLastIndex(
    (child) => typeof child !== 'string' && beforeCalcPr.has(localName(child)),
  );
  const name = `${prefixOf(workbook)}calcPr`;
  const node: XmlNode = { name, attributes: new Map([['fullCalcOnLoad', '1']]), children: [] };
  workbook.children.splice(at + 1, 0, node);
}

/** The order of calculation names cells that have moved; without it the order is found anew. */
export function withoutCalcChain(book: WorkbookPackage): {
  readonly path: string | undefined;
  readonly changed: readonly (readonly [string, XmlNode])[];
} {
  const chain = relationsOf(book.parts, book.workbookPath).find(({ type }) => type === 'calcChain');
  if (chain === undefined) return { path: undefined, changed: [] };
  const drop = (path: string, isChain: (node: XmlNode) => boolean): readonly [string, XmlNode] => {
    const tree = readTree(book.parts, path);
    tree.children = elementsOf(tree).filter((node) => !isChain(node));
    return [path, tree];
  };
  return {
    path: chain.path,
    changed: [
      drop(relationsPath(book.workbookPath), (node) => node.attributes.get('Id') === chain.id),
      drop('[Content_Types].xml', (node) => node.attributes.get('PartName') === `/${chain.path}`),
    ],
  };
}
