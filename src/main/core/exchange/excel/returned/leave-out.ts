import { rowsOf } from '../package/sheet-xml.ts';
import { readTree, relationsOf, relationsPath } from '../package/workbook-package.ts';
import type { SheetEntry, WorkbookPackage } from '../package/workbook-package.ts';
import {
  elementsOf,
  escapeText,
  findElement,
  listElements,
  localName,
  textOf,
  xmlDeclaration,
} from '../package/xml-tree.ts';
import type { XmlNode } from '../package/xml-tree.ts';

/** About as much text as is handed on at a time. */
const pieceLength = 64 * 1024;
const contentTypes = '[Content_Types].xml';

/** What of a workbook is about no sheet in particular. The rest may hold rows of others: caches, links, thumbnails, names. */
const common = new Set(['styles', 'theme', 'sharedStrings']);
const beyond = new Set([
  'pivotCaches',
  'externalReferences',
  'customWorkbookViews',
  'extLst',
  'fileRecoveryPr',
]);

/** What goes back of a workbook when one sheet of it does. */
export type Remainder = {
  /** Names of the parts that stay. */
  readonly parts: ReadonlySet<string>;
  readonly changed: readonly (readonly [string, XmlNode])[];
  /** The other sheets that stay. */
  readonly sheets: readonly SheetEntry[];
};

/**
 * A sheet goes back to one village: with it only the sheets its drop-downs read from. What else the file holds may be about
 * others, also where no eye sees it.
 * @param frame the sheet without its rows
 * @param workbook is changed: it names what stays
 */
export function leaveOut(
  book: WorkbookPackage,
  own: SheetEntry,
  { frame, workbook }: { frame: XmlNode; workbook: XmlNode },
): Remainder {
  const sheets = book.sheets.filter((sheet) => sheet !== own && isAsked(sheet, frame, workbook));
  keepInWorkbook(workbook, [own, ...sheets], own);
  const staying = new Set([own, ...sheets].map(({ path }) => path));
  const inWorkbook = relationsOf(book.parts, book.workbookPath).filter(
    ({ type, path }) => common.has(type) || staying.has(path),
  );
  const inFile = relationsOf(book.parts, '').filter(({ type }) => type === 'officeDocument');
  const parts = new Set([
    contentTypes,
    relationsPath(''),
    book.workbookPath,
    relationsPath(book.workbookPath),
    ...inWorkbook.map(({ path }) => path),
    ...sheets.flatMap(({ path }) => reached(book, path)),
  ]);
  const only = (path: string, isKept: (node: XmlNode) => boolean): readonly [string, XmlNode] => {
    const tree = readTree(book.parts, path);
    tree.children = elementsOf(tree).filter(isKept);
    return [path, tree];
  };
  return {
    parts,
    sheets,
    changed: [
      only(relationsPath(''), isOneOf(inFile)),
      only(relationsPath(book.workbookPath), isOneOf(inWorkbook)),
      only(contentTypes, (node) => {
        const part = node.attributes.get('PartName');
        return part === undefined || parts.has(part.slice(1));
      }),
    ],
  };
}

function isOneOf(relations: readonly { id: string }[]): (node: XmlNode) => boolean {
  const ids = new Set(relations.map(({ id }) => id));
  return (node) => ids.has(node.attributes.get('Id') ?? '');
}

/** Whether a drop-down of the sheet reads its choices from the other one, by its name or by a name given to a range. */
function isAsked({ name }: SheetEntry, frame: XmlNode, workbook: XmlNode): boolean {
  const formulas = textWithin(findElement(frame, 'dataValidations'));
  if (formulas === '') return false;
  return (
    mentions(formulas, name) ||
    listElements(findElement(workbook, 'definedNames'), 'definedName').some(
      (node) => mentions(textOf(node), name) && formulas.includes(node.attributes.get('name') ?? name),
    )
  );
}

/** Whether a formula looks into a sheet: 村名!A1, '村 名'!A1. */
function mentions(formula: string, sheet: string): boolean {
  if (formula.includes(`'${sheet.replaceAll("'", "''")}'!`)) return true;
  const at = formula.indexOf(`${sheet}!`);
  return at === 0 || (at > 0 && !/[\p{L}\p{N}_.]/u.test(formula[at - 1] ?? ''));
}

function textWithin(node: XmlNode | undefined): string {
  if (node === undefined) return '';
  return node.children.map((child) => (typeof child === 'string' ? child : textWithin(child))).join(' ');
}

function keepInWorkbook(workbook: XmlNode, staying: readonly SheetEntry[], own: SheetEntry): void {
  workbook.children = workbook.children.filter(
    (child) => typeof child === 'string' || !beyond.has(localName(child)),
  );
  const list = findElement(workbook, 'sheets');
  if (list === undefined) return;
  const names = new Set(staying.map(({ name }) => name));
  const before = listElements(list, 'sheet').map((node) => node.attributes.get('name') ?? '');
  list.children = listElements(list, 'sheet').filter((node) => names.has(node.attributes.get('name') ?? ''));
  const after = before.filter((name) => names.has(name));
  // A file of which no sheet is to be seen cannot be opened.
  for (const node of elementsOf(list))
    if (node.attributes.get('name') === own.name) node.attributes.delete('state');
  for (const view of listElements(findElement(workbook, 'bookViews'), 'workbookView')) {
    view.attributes.set('activeTab', String(after.indexOf(own.name)));
    view.attributes.delete('firstSheet');
  }
  const gone = before.filter((name) => !names.has(name));
  const defined = findElement(workbook, 'definedNames');
  if (defined === undefined) return;
  defined.children = elementsOf(defined).filter((node) => {
    const sheet = before[Number(node.attributes.get('localSheetId') ?? Number.NaN)];
    if (sheet !== undefined && names.has(sheet))
      node.attributes.set('localSheetId', String(after.indexOf(sheet)));
    return (sheet === undefined || names.has(sheet)) && !gone.some((name) => mentions(textOf(node), name));
  });
  if (defined.children.length === 0)
    workbook.children = workbook.children.filter((child) => child !== defined);
}

/** A part, what it refers to and their lists of references. */
function reached(book: WorkbookPackage, path: string): string[] {
  const found = new Set<string>();
  const look = (at: string): void => {
    if (found.has(at) || !book.parts.has(at)) return;
    found.add(at);
    if (book.parts.has(relationsPath(at))) found.add(relationsPath(at));
    for (const relation of relationsOf(book.parts, at)) look(relation.path);
  };
  look(path);
  return [...found];
}

/** Which of the shared texts the cells of these sheets refer to. */
export function textsOf(book: WorkbookPackage, sheets: readonly SheetEntry[]): Set<number> {
  const used = new Set<number>();
  for (const { path } of sheets)
    for (const line of rowsOf(book.parts.get(path)?.content ?? new Uint8Array())) noteTexts(line.cells, used);
  return used;
}

export function noteTexts(cells: ReadonlyMap<number, XmlNode>, used: Set<number>): void {
  for (const cell of cells.values())
    if (cell.attributes.get('t') === 's') used.add(Number(textOf(findElement(cell, 'v'))));
}

/** The shared texts with those emptied that no cell refers to any more; the others keep their numbers. */
export function* usedTexts(strings: readonly string[], used: ReadonlySet<number>): Generator<string> {
  let piece = `${xmlDeclaration}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`;
  for (const [index, text] of strings.entries()) {
    piece += used.has(index) ? `<si><t xml:space="preserve">${escapeText(text)}</t></si>` : '<si/>';
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sst>`;
}
