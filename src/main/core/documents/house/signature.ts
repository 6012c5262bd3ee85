import { formatOfficialDate } from '#shared/domain/documents/official-text.ts';
import type { DocumentModel } from '#shared/domain/documents/model.ts';

import { measureText } from '../layout/break-lines.ts';
import { GRID, SEAL_PITCH } from './metrics.ts';

/** Half-width figures in 仿宋, the face a signature is really printed in. */
export const FIGURE_WIDTH = 0.5;
/** 7.3.5.1: the date stands four characters in from the right under a seal, two without one. */
const SEALED_RIGHT = 4;
const UNSEALED_RIGHT = 2;
/** Characters from one seal of 42 mm to the next in a row, and the longest name that goes with each. */
const SEAL_COLUMNS = [
  { columns: 3, pitch: 8, longest: 7 },
  { columns: 2, pitch: 14, longest: 13 },
] as const;

/** A name or the date on its line of the signature; characters of the body from the left of the type area. */
export type Signed = Readonly<{ text: string; line: number } & ({ axis: number } | { left: number })>;

/** Who signs and when, each in its place, line by line. */
export function placeSignature({
  signature,
  coIssuers,
}: Pick<DocumentModel, 'signature' | 'coIssuers'>): Signed[] {
  if (!signature) return [];
  const issuers = [signature.issuer, ...coIssuers];
  const date = formatOfficialDate(signature.date);
  return signature.sealed ? sealed(issuers, date) : unsealed(issuers, date);
}

/** Blank lines above the signature. */
export function leadOf({ signature }: Pick<DocumentModel, 'signature'>): number {
  return signature?.sealed === true ? signature.lead : 1;
}

/** Lines that all of them take. */
export function countSignedLines(signed: readonly Signed[]): number {
  return Math.max(-1, ...signed.map(({ line }) => line)) + 1;
}

/**
 * Each name under the middle of its seal, the last one on one axis with the date, which stands four characters in. Seals stand
 * in rows of two or three, so far apart that none touches another (7.3.5.1); a row that is not full stands right, by the date.
 */
function sealed(issuers: readonly string[], date: string): Signed[] {
  const dateWidth = measureText(date, FIGURE_WIDTH);
  const widest = Math.max(...issuers.map((name) => measureText(name, FIGURE_WIDTH)));
  const { columns, pitch } = SEAL_COLUMNS.find(
    (row) =>
      issuers.length > 1 &&
      widest <= row.longest &&
      (row.columns === 3 ? issuers.length !== 2 && issuers.length !== 4 : true),
  ) ?? { columns: 1, pitch: 0 };
  // A long name pushes the axis left rather than out of the type area.
  const last = GRID.characters - Math.max(SEALED_RIGHT + dateWidth / 2, columns === 1 ? widest / 2 : 0);
  const short = (columns - (issuers.length % columns)) % columns;
  const rows = Math.ceil(issuers.length / columns);
  const names = issuers.map((text, index) => {
    const row = Math.floor(index / columns);
    const gap = row === rows - 1 ? short : 0;
    return { text, line: row * SEAL_PITCH, axis: last - (columns - 1 - gap - (index % columns)) * pitch };
  });
  return [...names, { text: date, line: (rows - 1) * SEAL_PITCH + 1, axis: last }];
}

/** One below the other; the date begins two characters right of them, and whatever ends last keeps two from the edge (7.3.5.2). */
function unsealed(issuers: readonly string[], date: string): Signed[] {
  const widest = Math.max(...issuers.map((name) => measureText(name, FIGURE_WIDTH)));
  const width = Math.max(widest, 2 + measureText(date, FIGURE_WIDTH));
  const left = Math.max(0, GRID.characters - UNSEALED_RIGHT - width);
  const names = issuers.map((text, line) => ({ text, line, left }));
  return [...names, { text: date, line: issuers.length, left: left + 2 }];
}
