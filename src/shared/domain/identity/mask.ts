/** What a value tells about a person, which decides what may still be seen of it. */
export type SensitiveKind = 'name' | 'idcard' | 'phone' | 'contact' | 'address' | 'birth' | 'note';

const hidden = '***';

/**
 * A shown value with what identifies the person taken out: enough to recognise what one knows already, too little to
 * find out. '' stays ''.
 */
export function maskText(kind: SensitiveKind, text: string): string {
  return text === '' ? '' : masks[kind](text);
}

const phone = (text: string): string =>
  text.length < 7 ? hidden : `${text.slice(0, 3)}****${text.slice(-4)}`;

const masks: Readonly<Record<SensitiveKind, (text: string) => string>> = {
  name: (text) => `${String.fromCodePoint(text.codePointAt(0) ?? 0)}**`,
  idcard: (text) => (text.length < 15 ? hidden : `${text.slice(0, 6)}********${text.slice(-4)}`),
  phone,
  contact: phone,
  address: (text) => `${/^.*?(?:村|社区|街道|镇|乡)/.exec(text)?.[0] ?? ''}${hidden}`,
  birth: (text) => (/^\d{4}-/.test(text) ? `${text.slice(0, 4)}-**-**` : hidden),
  note: () => hidden,
};
