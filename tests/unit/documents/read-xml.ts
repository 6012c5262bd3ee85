import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

type Seen = { elements: Set<string>; fields: string[] };

/** Throws on the first thing that is no XML. */
function readXml(xml: string): Seen {
  const seen: Seen = { elements: new Set(), fields: [] };
  let isField = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    seen.elements.add(name);
    isField = name === 'w:instrText';
  });
  parser.on('text', (text) => {
    if (isField) seen.fields.push(text.trim());
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml.replace('<!DOCTYPE html>', '')).close();
  return seen;
}

/**
 * What a .docx holds beside text: a field but the page number, anything embedded, anything linked. Throws where a part is
 * no XML.
 */
export function findInDocx(docx: Uint8Array): string[] {
  const parts = Object.entries(unzipSync(docx)).filter(([path]) => /\.(?:xml|rels)$/u.test(path));
  return parts.flatMap(([name, bytes]) => {
    const text = strFromU8(bytes);
    const { elements, fields } = readXml(text);
    return [
      ...fields.filter((field) => field !== 'PAGE'),
      ...[...elements].filter((tag) => /fldSimple|altChunk|^w:object$|OLEObject/u.test(tag)),
      ...(name.endsWith('.rels') && /TargetMode="External"/u.test(text) ? [`${name}: a link`] : []),
    ];
  });
}

/** What print HTML holds that runs, fetches, turns or hides text. Throws where it is no XML. */
export function findInHtml(html: string): string[] {
  const { elements } = readXml(html);
  return [
    ...[...elements].filter((tag) => /script|iframe|img|link|object/u.test(tag)),
    ...(html.match(/(?![\n\t\r])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu) ?? []),
  ];
}
