const UNSAFE_CHARACTERS =
  /[\p{Cc}\p{Noncharacter_Code_Point}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;
const CHINESE_DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** Text that any XML file can hold and no reader sees differently from the screen: no control or direction marks. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .map((line) => line.replace(/\t/gu, ' ').replace(UNSAFE_CHARACTERS, '').trim())
    .join('\n')
    .trim();
}

/** Like {@link cleanText}, on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\n+/gu, ' ');
}

/** The paragraphs of a text typed into one box; empty lines fall away. */
export function splitParagraphs(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** What stands on a draft where nothing has been written yet. */
export const BLANK = '（待填写）';

/** `2024-02-02` → `2024年2月2日`: Arabic figures, no zero padding (GB/T 9704-2012, 7.3.5.4). A day left open stays as it stands. */
export function formatOfficialDate(isoDate: string): string {
  if (isoDate === BLANK) return BLANK;
  const [year, month, day] = isoDate.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 1–99 → 一–九十九. */
export function toChineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = CHINESE_DIGITS[value % 10] ?? '';
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : CHINESE_DIGITS[tens]}十${ones}`;
}

const HEADING_NUMBERS = {
  1: (value: number) => `${toChineseNumber(value)}、`,
  2: (value: number) => `（${toChineseNumber(value)}）`,
  3: (value: number) => `${value}.`,
  4: (value: number) => `（${value}）`,
} as const;

/** 一、 → （一） → 1. → （1）, the four levels of GB/T 9704-2012, 7.3.3. */
export function formatHeadingNumber(level: 1 | 2 | 3 | 4, value: number): string {
  return HEADING_NUMBERS[level](value);
}

/** 18-digit citizen number with a possible birth date; a credit code or a telephone number does not match. */
const IDENTITY_NUMBER =
  /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?!\d)/iu;

/** Whether a text holds what reads as a citizen number, full-width figures too. */
export function hasIdentityNumber(text: string): boolean {
  return IDENTITY_NUMBER.test(text.normalize('NFKC'));
}
