import type { Option } from '#shared/registers/register.ts';
import { accept, refuse } from './parsed.ts';
import type { Parsed } from './parsed.ts';
import { cleanLine, foldLabel } from './text.ts';

const yes = new Set(['是', '有', '对', '真', '已', '√', '✓', '✔', '1', 'Y', 'YES', 'T', 'TRUE']);
const no = new Set([
  '否',
  '无',
  '没有',
  '不是',
  '非',
  '未',
  '错',
  '假',
  '×',
  '✗',
  '✘',
  '0',
  'X',
  'N',
  'NO',
  'F',
  'FALSE',
]);

/** 是/否, 有/无, √/×, 1/0 and the like. */
export function parseBoolean(text: string): Parsed<boolean> {
  const folded = foldLabel(text);
  if (yes.has(folded)) return accept(true);
  if (no.has(folded)) return accept(false);
  return refuse(`“${quote(text)}”看不出是“是”还是“否”，请填“是”或“否”`);
}

/**
 * One option's code, by label, alias or code. Failing that, by the only one named in the text, with a warning:
 * 快捷连锁酒店 is a hotel, 某某电竞酒店 an e-sports hotel.
 */
export function parseOption(text: string, options: readonly Option[]): Parsed<string> {
  const exact = findOption(text, options);
  if (exact !== undefined) return accept(exact.code);
  const [best, ...equals] = findContained(foldLabel(text), options);
  if (best !== undefined && equals.length === 0) {
    return accept(best.code, `“${quote(text)}”按“${best.label}”读入，请核对`);
  }
  return refuseOption(text, options);
}

/** One option's code, by label, alias or code only. */
export function parseExactOption(text: string, options: readonly Option[]): Parsed<string> {
  const exact = findOption(text, options);
  return exact === undefined ? refuseOption(text, options) : accept(exact.code);
}

export function findOption(text: string, options: readonly Option[]): Option | undefined {
  const folded = foldLabel(text);
  return folded === '' ? undefined : options.find((option) => namesOf(option).includes(folded));
}

export function refuseOption(text: string, options: readonly Option[]): Parsed<never> {
  const labels = options.slice(0, 12).map((option) => option.label);
  return refuse(
    `“${quote(text)}”不在可选的范围里，请填：${labels.join('、')}${options.length > 12 ? '……' : ''}`,
  );
}

/** Several options in one cell, separated by 、，；/ or line breaks. */
export function parseOptions(text: string, options: readonly Option[]): Parsed<string[]> {
  const whole = findOption(text, options);
  if (whole !== undefined) return accept([whole.code]);
  const parts = text.split(/[、,，;；/|+\s]+/).filter((part) => foldLabel(part) !== '');
  const codes: string[] = [];
  const warnings: string[] = [];
  for (const part of parts) {
    const parsed = parseOption(part, options);
    if (!parsed.ok) return parsed;
    if (!codes.includes(parsed.value)) codes.push(parsed.value);
    if (parsed.warning !== undefined) warnings.push(parsed.warning);
  }
  if (codes.length === 0) return refuseOption(text, options);
  return accept(codes, warnings.length > 0 ? warnings.join('；') : undefined);
}

/** Folding fifty names for each of fifty thousand cells would cost seconds. */
const foldedNames = new WeakMap<Option, readonly string[]>();

function namesOf(option: Option): readonly string[] {
  const known = foldedNames.get(option);
  if (known !== undefined) return known;
  const names = [option.label, option.code, ...(option.aliases ?? [])].map(foldLabel);
  foldedNames.set(option, names);
  return names;
}

/** The options named inside the text. 酒店 does not count where it is only a part of 电竞酒店, nor 留守 in 非留守. */
function findContained(folded: string, options: readonly Option[]): Option[] {
  const named = options.flatMap((option) =>
    namesOf(option)
      .filter((name) => name.length >= 2 && folded.includes(name) && !isDenied(folded, name))
      .map((name) => ({ option, name })),
  );
  const whole = named.filter(({ name }) =>
    named.every((other) => other.name.length <= name.length || !other.name.includes(name)),
  );
  return [...new Set(whole.map(({ option }) => option))];
}

function isDenied(folded: string, name: string): boolean {
  return /(?:[非不未无没]|不是|不属于)$/.test(folded.slice(0, folded.indexOf(name)));
}

function quote(text: string): string {
  const line = cleanLine(text);
  return line.length > 20 ? `${line.slice(0, 20)}…` : line;
}
