import { measureText } from '../layout/break-lines.ts';
import { CHARACTER_PITCH, GRID } from './metrics.ts';

/** Half-width figures in 仿宋, the face a signature is really printed in. */
export const FIGURE_WIDTH = 0.5;
/** 7.3.5.1: the date stands four characters in from the right under a seal, two without one. */
const SEALED_RIGHT = 4;
const UNSEALED_RIGHT = 2;

/** Millimetres from the edges of the type area. Sealed, both lines are centred in the same box. */
export type SignatureBox = Readonly<{ issuerLeft: number; dateLeft: number; right: number }>;

export function signatureBox(issuer: string, date: string, sealed: boolean): SignatureBox {
  const issuerWidth = measureText(issuer, FIGURE_WIDTH);
  const dateWidth = measureText(date, FIGURE_WIDTH);
  const [issuerLeft, dateLeft] = sealed
    ? sealedLefts(issuerWidth, dateWidth)
    : unsealedLefts(issuerWidth, dateWidth);
  return { issuerLeft: issuerLeft * CHARACTER_PITCH, dateLeft: dateLeft * CHARACTER_PITCH, right: 0 };
}

/** A long issuer pushes the axis left rather than out of the type area. */
function sealedLefts(issuerWidth: number, dateWidth: number): [number, number] {
  const axis = Math.max(SEALED_RIGHT + dateWidth / 2, issuerWidth / 2);
  const left = Math.max(0, GRID.characters - 2 * axis);
  return [left, left];
}

/** The date begins two characters right of the issuer; the longer of the two keeps two characters from the edge. */
function unsealedLefts(issuerWidth: number, dateWidth: number): [number, number] {
  const dateRight = Math.max(UNSEALED_RIGHT, UNSEALED_RIGHT + issuerWidth - 2 - dateWidth);
  const dateLeft = GRID.characters - dateRight - dateWidth;
  return [Math.max(0, dateLeft - 2), dateLeft];
}
