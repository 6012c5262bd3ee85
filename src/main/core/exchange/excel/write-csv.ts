import { Buffer } from 'node:buffer';

/**
 * What makes Excel or WPS take a cell of a text table for a formula: = + - @, tab and return, full-width ones too.
 * A full-width sign counts because Chinese input turns it into the other one.
 */
const trigger = /^[\s'‘’]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Rows as a text table that Excel in China opens rightly: UTF-8 with its mark, CRLF, nothing taken for a formula. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(toCell).join(','));
  return Buffer.from(`\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`);
}

function toCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = trigger.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
