import { accept, refuse } from '#shared/domain/import/parsed.ts';
import type { Parsed } from '#shared/domain/import/parsed.ts';

const mobile = /^1[3-9]\d{9}$/;
/** Area codes: 010 and 02x have three digits, the others four; numbers of seven or eight digits, an extension after a dash. */
const landline = /^(010|02\d|0[3-9]\d{2})-?([2-8]\d{6,7})(?:[-转](\d{1,6}))?$/;
const service = /^[48]00-?\d{3}-?\d{4}$/;

/** A telephone number: 11 digits for a mobile, `0571-81234567` for a landline. Reasons never repeat the number. */
export function parsePhone(text: string): Parsed<string> {
  const compact = text
    .normalize('NFKC')
    .replace(/[()‘’'"“”\s]/g, '')
    .replace(/[—–―−‐‑]/g, '-')
    .replace(/^(?:\+|00)86-?/, '');
  if (/^\d(\.\d+)?E\+?\d+$/i.test(compact)) {
    return refuse('电话被 Excel 变成了科学计数，后几位可能已丢失，请重新填写（单元格先设成文本）');
  }
  const digits = compact.replace(/[-.]/g, '');
  if (mobile.test(digits)) return accept(digits);
  const parts = landline.exec(compact.replace(/^(0\d{2,3})[./]/, '$1-'));
  if (parts !== null) {
    const [, area, local, extension] = parts;
    return accept(`${area}-${local}${extension === undefined ? '' : `-${extension}`}`);
  }
  if (service.test(compact)) return accept(digits);
  return refuse(whyNot(compact, digits));
}

function whyNot(compact: string, digits: string): string {
  if (/[、,;/|]/.test(compact) || /^1[3-9]\d{9}1[3-9]\d{9}$/.test(digits)) {
    return '一格里有两个号码，请只留一个，另一个可写到备注';
  }
  if (/\D/.test(digits)) return '电话里有数字以外的字，请只写号码';
  if (/^[2-8]\d{6,7}$/.test(digits)) return '座机号请带上区号，例如 0571-81234567';
  if (/^[2-9]\d{9,10}$/.test(digits)) return '号码不对；如果是座机，可能丢了开头的 0，请把单元格设成文本再填';
  return `手机号应是 11 位，这里是 ${digits.length} 位，请核对`;
}
