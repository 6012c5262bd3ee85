import { strFromU8, unzipSync } from 'fflate';

import { FACES, FACE_NAMES } from '../house/fonts.ts';
import type { Face } from '../house/fonts.ts';
import { packPart, writeZip } from '../../exchange/excel/package/zip-writer.ts';

/** For a document that bears no date of its own. */
const NO_DATE = '2000-01-01';

/**
 * Rewrites a .docx so that the same document gives the same bytes: entries in order, one timestamp, the document's own
 * date (`YYYY-MM-DD`) as its creation date. Adds the stand-ins of each face, which the word processor tries in turn.
 */
export function normalizePackage(file: ArrayBuffer, date = NO_DATE): Uint8Array {
  const parts = unzipSync(new Uint8Array(file));
  return writeZip(
    Object.entries(parts)
      .toSorted(([first], [second]) => (first < second ? -1 : 1))
      .map(([name, bytes]) => packPart(name, rewritePart(name, bytes, date))),
  );
}

function rewritePart(name: string, bytes: Uint8Array, date: string): string | Uint8Array {
  if (name === 'docProps/core.xml') return fixDates(strFromU8(bytes), date);
  if (name === 'word/styles.xml') return setStrictParagraphs(strFromU8(bytes));
  if (name === 'word/settings.xml') return keepFullWidth(strFromU8(bytes));
  if (name === 'word/fontTable.xml') return fontTable();
  return bytes;
}

function fixDates(xml: string, date: string): string {
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${date}T00:00:00Z`);
}

/**
 * Settings the library has no words for, once for the whole document: no widow control (22 lines to the page), no mark
 * hanging outside the type area, no blank between figures and characters, and exact lines that ignore the grid, which
 * LibreOffice would otherwise double under larger type.
 */
function setStrictParagraphs(xml: string): string {
  const names = ['widowControl', 'overflowPunct', 'autoSpaceDE', 'autoSpaceDN', 'snapToGrid'];
  const settings = names.map((name) => `<w:${name} w:val="0"/>`).join('');
  return xml.replace(
    /(<w:style [^>]*w:styleId="Normal"[^>]*>.*?)(<\/w:style>)/su,
    `$1<w:pPr>${settings}</w:pPr>$2`,
  );
}

/** Punctuation keeps its whole square, so that a line holds 28 characters and not 29. */
function keepFullWidth(xml: string): string {
  return xml.replace('<w:compat>', '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>');
}

function fontTable(): string {
  const fonts = FACE_NAMES.map((face) => {
    const { name, substitutes, generic }: Face = FACES[face];
    return (
      `<w:font w:name="${name}"><w:altName w:val="${substitutes.join(',')}"/><w:charset w:val="86"/>` +
      `<w:family w:val="${generic === 'serif' ? 'roman' : 'modern'}"/><w:pitch w:val="fixed"/></w:font>`
    );
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `${fonts.join('')}</w:fonts>`
  );
}
