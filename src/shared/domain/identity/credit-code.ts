/** GB 32100-2015: what a character of a 统一社会信用代码 is worth. I, O, S, V and Z are not used. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Registering body and kind of body, six digits of the region, nine characters of the body's own, the check character. */
const shape = /^[1-9ANY][0-9A-Z]\d{6}[0-9A-Z]{10}$/;
const modulus = alphabet.length;

/**
 * Whether this looks like a 统一社会信用代码 of which a character is wrong. Other numbers of a licence have no check of
 * their own and are never said to be wrong.
 */
export function hasCreditCodeSlip(text: string): boolean {
  const code = text.normalize('NFKC').toUpperCase();
  if (!shape.test(code)) return false;
  return code.at(-1) !== creditCodeCheck(code.slice(0, -1));
}

/** The last character that belongs to the first seventeen; undefined where one of them is never used. */
export function creditCodeCheck(body: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    const worth = alphabet.indexOf(character);
    if (worth < 0) return undefined;
    sum += worth * weight;
    weight = (weight * 3) % modulus;
  }
  return alphabet[(modulus - (sum % modulus)) % modulus];
}
