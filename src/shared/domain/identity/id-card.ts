import { isPlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { accept, refuse } from '#shared/domain/import/parsed.ts';
import type { Parsed } from '#shared/domain/import/parsed.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';
/** First two digits: province level, GB/T 2260; 83 and 81, 82 are the residence permits for Taiwan, Hong Kong and Macao. */
const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** The last character of an 18-digit number, from its first 17 digits (GB 11643). */
export function idCardCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checkDigits.charAt(sum % 11);
}

/**
 * A resident identity number: 18 characters with a right check digit, X in upper case.
 * A 15-digit number of the first generation is converted, with a warning. Reasons never repeat the number.
 */
export function parseIdCard(text: string): Parsed<string> {
  const number = text
    .normalize('NFKC')
    .replace(/[\s'‘’"“”-]/g, '')
    .toUpperCase();
  if (/^\d{15}$/.test(number)) return upgrade(number);
  if (/E\+?\d+$/.test(number))
    return refuse('身份证号被 Excel 变成了科学计数，后几位已经丢失，请按证件重新填写（单元格先设成文本）');
  if (!/^\d{17}[\dX]$/.test(number)) return refuse(`身份证号应是 18 位，这里是 ${number.length} 位，请核对`);
  if (!provinces.test(number)) return refuse('身份证号开头的地区码不对，请核对');
  const birth = idCardBirthDate(number);
  if (!isPlainDate(birth) || birth < '1900-01-01') return refuse('身份证号里的出生日期不存在，请核对');
  if (idCardCheckDigit(number) !== number.at(-1))
    return refuse('身份证号校验不过，有一位写错了，请对照证件核对');
  return accept(number);
}

/** The birth date in digits 7 to 14 of an 18-digit number. */
export function idCardBirthDate(number: string): PlainDate {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

/** The seventeenth digit is odd for men (GB 11643). */
export function idCardSex(number: string): 'male' | 'female' {
  return Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female';
}

function upgrade(old: string): Parsed<string> {
  const first17 = `${old.slice(0, 6)}19${old.slice(6)}`;
  const upgraded = parseIdCard(first17 + idCardCheckDigit(first17));
  return upgraded.ok ? accept(upgraded.value, '是 15 位的旧号码，已换算成 18 位，请对照证件核对') : upgraded;
}
