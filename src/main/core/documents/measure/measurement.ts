import type { DocumentModel } from '#shared/domain/documents/model.ts';

import { LINE_PITCH, PAGE, TYPE_AREA } from '../house/metrics.ts';
import type { TextLine } from './pdf-text.ts';
import { findInk } from './raster.ts';
import type { Box, Raster } from './raster.ts';

/** One figure of GB/T 9704-2012 beside what a rendered page shows; millimetres unless the item counts something. */
export type Measurement = Readonly<{ item: string; standard: number; measured: number; difference: number }>;

/** What of a document decides where things lie: a model, or what its pages show (`guessLook`). */
export type PageLook = Pick<DocumentModel, 'layout' | 'signature' | 'imprint' | 'coIssuers'> &
  Partial<Pick<DocumentModel, 'attachments' | 'copyNumber' | 'meeting' | 'notes' | 'signers' | 'title'>>;

export const AREA_RIGHT = TYPE_AREA.left + TYPE_AREA.width;
export const AREA_BOTTOM = TYPE_AREA.top + TYPE_AREA.height;
/** The middle of the type area; the margins differ by 2 mm. */
export const AXIS = TYPE_AREA.left + TYPE_AREA.width / 2;
/**
 * Middle of the ink on the first and on the last line of the type area. Print HTML centres text in its line; word processors put
 * the baseline of an exact line four fifths down, 0.9 mm lower: these are half way between the two.
 */
const DROP = 0.45;
export const FIRST_LINE = TYPE_AREA.top + LINE_PITCH / 2 + DROP;
export const LAST_LINE = AREA_BOTTOM - LINE_PITCH / 2 + DROP;
export const WHOLE: Box = { left: 0, right: PAGE.width, top: 0, bottom: PAGE.height };

export function measured(item: string, standard: number, value: number): Measurement {
  return { item, standard: round(standard), measured: round(value), difference: round(value - standard) };
}

/** The item measured on what was found; nothing where the page shows no such thing. */
export function measuredOn<Found>(
  found: Found | undefined,
  measure: (found: Found) => Measurement | Measurement[],
): Measurement[] {
  return found === undefined ? [] : [measure(found)].flat();
}

export function middle({ left, right }: { left: number; right: number }): number {
  return (left + right) / 2;
}

export function middleHeight({ top, bottom }: { top: number; bottom: number }): number {
  return (top + bottom) / 2;
}

/** Middle of a line's ink; the reader's own box depends on the font. */
export function inkMiddle(line: TextLine, raster: Raster): number {
  const center = middleHeight(line);
  const ink = findInk(raster, 'black', {
    ...line,
    top: center - LINE_PITCH * 0.42,
    bottom: center + LINE_PITCH * 0.42,
  });
  return ink ? middleHeight(ink) : center;
}

/** The first line that begins with `text`. */
export function lineFrom(lines: readonly TextLine[], text: string): TextLine | undefined {
  return lines.find((line) => line.text.startsWith(text));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
