import { idCardCheckDigit } from '#shared/domain/identity/id-card.ts';

/** No county has this code: whoever bears such a number was invented. */
const nowhere = '139999';

export type Dice = {
  /** 0 to `sides` - 1. */
  roll: (sides: number) => number;
  pick: <T>(from: readonly [T, ...T[]]) => T;
  /** Whether something with this chance in a hundred happens. */
  happens: (percent: number) => boolean;
};

/** The same throws every time: the town is the same at every start. */
export function makeDice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  return {
    roll,
    pick: (from) => from[roll(from.length)] ?? from[0],
    happens: (percent) => roll(100) < percent,
  };
}

/** A day of the years from `first` to `last`, YYYY-MM-DD. */
export function someDay({ roll }: Dice, first: number, last: number): string {
  const year = first + roll(last - first + 1);
  return [year, twoDigits(1 + roll(12)), twoDigits(1 + roll(28))].join('-');
}

/** @param serial 0 to 999; odd for men */
export function inventedIdCard(birth: string, serial: number): string {
  const first17 = `${nowhere}${birth.replaceAll('-', '')}${String(serial % 1000).padStart(3, '0')}`;
  return first17 + idCardCheckDigit(first17);
}

/** 0300 is no area code: nobody answers there. */
export function inventedPhone(serial: number): string {
  return `0300-${2_000_000 + serial}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
