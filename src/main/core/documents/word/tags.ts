import type { FaultCode } from '#shared/domain/documents/template-fault.ts';

/** `value` puts words in; `each` repeats for every line or row, `when` and `unless` keep or leave out; `end` closes them. */
export type TagKind = 'value' | 'each' | 'when' | 'unless' | 'end';

export type Tag = Readonly<{ kind: TagKind; name: string; raw: string; start: number; end: number }>;
type TagFault = Readonly<{ code: FaultCode; tag: string }>;

/** Signs before the name; each also as a Chinese keyboard types it. */
const SIGNS: Readonly<Record<string, TagKind>> = {
  '#': 'each',
  '＃': 'each',
  '?': 'when',
  '？': 'when',
  '^': 'unless',
  '＾': 'unless',
  '/': 'end',
  '／': 'end',
};
/** No operators, calls, paths or filters: a name is letters, figures and the marks that stand in labels. */
const NAME = /^[\p{L}\p{N}（）、·_-]{1,40}$/u;
const SHOWN = 30;

/** The tags of one paragraph's text and what is broken in it. Braces may be full-width, tags may hold blanks. */
export function readTags(text: string): { tags: Tag[]; faults: TagFault[] } {
  const plain = text.replaceAll('｛', '{').replaceAll('｝', '}');
  const tags: Tag[] = [];
  const faults: TagFault[] = [];
  let at = 0;
  for (;;) {
    const start = plain.indexOf('{{', at);
    const stray = plain.slice(at, start < 0 ? undefined : start);
    if (stray.includes('}}')) faults.push({ code: 'unopened', tag: '}}' });
    if (start < 0) return { tags, faults };
    const close = plain.indexOf('}}', start + 2);
    const next = plain.indexOf('{{', start + 2);
    if (close < 0 || (next >= 0 && next < close)) {
      faults.push({ code: 'unclosed', tag: plain.slice(start, start + SHOWN) });
      at = start + 2;
      continue;
    }
    const end = close + 2;
    const read = readTag(text.slice(start, end), plain.slice(start + 2, close));
    if ('code' in read) faults.push(read);
    else tags.push({ ...read, start, end });
    at = end;
  }
}

function readTag(raw: string, inside: string): Omit<Tag, 'start' | 'end'> | TagFault {
  const trimmed = inside.trim();
  const kind = SIGNS[trimmed.charAt(0)];
  const name = (kind === undefined ? trimmed : trimmed.slice(1)).trim();
  if (name === '') return { code: 'empty', tag: raw };
  if (!NAME.test(name)) return { code: 'not-a-name', tag: raw.slice(0, SHOWN) };
  return { kind: kind ?? 'value', name, raw };
}

/** A tag as it is written into a template. */
export const tagOf = {
  value: (name: string) => `{{${name}}}`,
  each: (name: string) => `{{#${name}}}`,
  when: (name: string) => `{{?${name}}}`,
  unless: (name: string) => `{{^${name}}}`,
  end: (name: string) => `{{/${name}}}`,
} as const satisfies Record<TagKind, (name: string) => string>;
