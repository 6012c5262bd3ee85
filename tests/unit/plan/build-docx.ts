import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A run of text. */
export function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export type ParagraphOptions = { list?: readonly [id: number, level: number]; style?: string };

/** A paragraph around runs or plain text. */
export function paragraph(content: string, { list, style }: ParagraphOptions = {}): string {
  const styled = style === undefined ? '' : `<w:pStyle w:val="${style}"/>`;
  const numbered = list ? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>` : '';
  return `<w:p><w:pPr>${styled}${numbered}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`;
}

function cell(text: string): string {
  return `<w:tc>${text
    .split('\n')
    .map((part) => paragraph(part))
    .join('')}</w:tc>`;
}

/** A table; a cell may hold several paragraphs, parted by line feeds. */
export function table(rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

export type LevelSpec = { format: string; text: string; style?: string; start?: number; legal?: boolean };

function level(spec: LevelSpec, at: number): string {
  const style = spec.style === undefined ? '' : `<w:pStyle w:val="${spec.style}"/>`;
  const legal = spec.legal ? '<w:isLgl/>' : '';
  return `<w:lvl w:ilvl="${at}"><w:start w:val="${spec.start ?? 1}"/><w:numFmt w:val="${spec.format}"/>${style}${legal}<w:lvlText w:val="${spec.text}"/></w:lvl>`;
}

/** numbering.xml: one abstract list per entry of `lists`; `nums` map a list id to an abstract one, with restarts by level. */
export function numbering(
  lists: readonly (readonly LevelSpec[])[],
  nums: readonly { id: number; list: number; restart?: Readonly<Record<number, number>> }[],
): string {
  const abstracts = lists.map(
    (levels, at) => `<w:abstractNum w:abstractNumId="${at}">${levels.map(level).join('')}</w:abstractNum>`,
  );
  const instances = nums.map(({ id, list, restart = {} }) => {
    const overrides = Object.entries(restart).map(
      ([at, start]) => `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
    );
    return `<w:num w:numId="${id}"><w:abstractNumId w:val="${list}"/>${overrides.join('')}</w:num>`;
  });
  return `${HEAD}<w:numbering ${W}>${abstracts.join('')}${instances.join('')}</w:numbering>`;
}

export function styles(content: string): string {
  return `${HEAD}<w:styles ${W}>${content}</w:styles>`;
}

export function documentXml(body: string): string {
  const more = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
  return `${HEAD}<w:document ${W} ${more}><w:body>${body}</w:body></w:document>`;
}

/** A .docx with the given body and, if wanted, other parts. */
export function buildDocx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const files = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'word/document.xml': documentXml(body),
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
