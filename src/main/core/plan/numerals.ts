/** Chinese and full-width numerals, as officials write them in plans. */

const DIGITS = new Map(
  Object.entries({ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }),
);

/** Pattern source of a small count: 2, 12, 两, 十二. */
export const COUNT = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})';

/** Full-width digits and letters become half-width; the length never changes. */
export function toHalfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Reads 0 to 999 written in Arabic or Chinese (12, 十二, 二十, 两); undefined when it is no number. */
export function findNumber(text: string): number | undefined {
  const plain = toHalfWidth(text);
  if (/^\d{1,3}$/.test(plain)) return Number(plain);
  const parts =
    /^(?:([一二两三四五六七八九])百)?零?(?:([一二两三四五六七八九])?(十))?([一二两三四五六七八九〇零])?$/.exec(
      plain,
    );
  if (!parts || plain === '') return undefined;
  const tens = parts[3] ? (DIGITS.get(parts[2] ?? '一') ?? 1) * 10 : 0;
  return (DIGITS.get(parts[1] ?? '零') ?? 0) * 100 + tens + (DIGITS.get(parts[4] ?? '零') ?? 0);
}

/** 二〇二四 → 2024, sign by sign. */
export function digitByDigit(text: string): string {
  return Array.from(text, (sign) => DIGITS.get(sign === '○' ? '〇' : sign) ?? sign).join('');
}
