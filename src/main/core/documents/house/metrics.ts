import type { Orientation } from '#shared/domain/documents/model.ts';

/**
 * The page of GB/T 9704-2012, in millimetres unless a name says points. Both renderers build from these figures.
 * Section numbers refer to that standard.
 */
export const PAGE = { width: 210, height: 297 } as const;

/** 5.2.1: margins and type area. */
export const TYPE_AREA = { top: 37, left: 28, width: 156, height: 225, right: 26, bottom: 35 } as const;

/** 5.2.3: 22 lines of 28 characters. */
export const GRID = { lines: 22, characters: 28 } as const;
export const LINE_PITCH = TYPE_AREA.height / GRID.lines;
export const CHARACTER_PITCH = TYPE_AREA.width / GRID.characters;

/** What of a sheet text may fill; characters of the body's size and of a title's. */
export type Area = Readonly<{ width: number; height: number; characters: number; titleCharacters: number }>;

/**
 * A sheet and the same sheet turned for a wide table. The turned one's upper edge is the sheet's left one, so that it is bound
 * like all others and its page number stays where the others have theirs (8.).
 */
export const AREAS = {
  portrait: {
    width: TYPE_AREA.width,
    height: TYPE_AREA.height,
    characters: GRID.characters,
    titleCharacters: 20,
  },
  landscape: {
    width: TYPE_AREA.height,
    height: TYPE_AREA.width,
    characters: Math.floor(TYPE_AREA.height / CHARACTER_PITCH),
    titleCharacters: 28,
  },
} as const satisfies Record<Orientation, Area>;

/** Sizes in points: 2号, 3号, 4号. */
export const POINTS = { title: 22, body: 16, small: 14 } as const;

export const RED = 'FF0000';

/** 7.2: the red head. */
export const HEAD = {
  /** Top of the type area → top of the issuer mark. */
  markTop: 35,
  /** Number → red rule. */
  ruleGap: 4,
  ruleThickness: 0.53,
  markMaxPoints: 48,
  /** Pitch of the names in a joint mark, the least size they are set in, and the room before 文件, in characters of theirs. */
  markPitch: 1.35,
  markMinPoints: 20,
  wordGap: 0.5,
} as const;

/** 10.1: the letter format. Rules are measured from the paper's edges. */
export const LETTER = {
  markTop: 30,
  ruleGap: 4,
  ruleWidth: 170,
  ruleThick: 0.8,
  ruleThin: 0.26,
  ruleSplit: 0.5,
  bottomRule: 20,
  /** Rule → first element below it: seven eighths of a size-3 character. */
  belowRule: ((POINTS.body * 7) / 8) * (25.4 / 72),
  markMaxPoints: 40,
} as const;

/** 7.4: the imprint. */
export const IMPRINT = { outerRule: 0.35, innerRule: 0.25, lineHeight: 8.4 } as const;

/** 7.5: the dash of the page number lies 7 mm below the type area. */
export const PAGE_NUMBER = { below: 7 } as const;

/** Lines from one row of seals to the next, 42 mm each: they neither cut nor touch one another. */
export const SEAL_PITCH = 5;

/** Share of a character's size between its baseline and the top or bottom of its ink, for Chinese faces. */
export const INK = { above: 0.85, below: 0.08 } as const;

const POINTS_PER_MM = 72 / 25.4;
const TWIPS_PER_MM = 1440 / 25.4;

export function toTwips(mm: number): number {
  return Math.round(mm * TWIPS_PER_MM);
}

export function toPoints(mm: number): number {
  return mm * POINTS_PER_MM;
}

export function toMillimetres(points: number): number {
  return points / POINTS_PER_MM;
}

/** Size in points of an issuer mark of so many characters that fits on one line; the standard leaves it to the eye (7.2.4). */
export function fitMark(characters: number, maxPoints: number): number {
  return Math.min(maxPoints, Math.floor(toPoints(TYPE_AREA.width) / characters));
}
