/** What somebody typed over what a form began with: only the parts that differ, or the whole where there are no parts. */
export type Typed = { parts: Record<string, unknown> } | { whole: unknown };

/** Undefined where nothing differs. */
export function typedOver(initial: unknown, value: unknown): Typed | undefined {
  if (isRecord(initial) && isRecord(value)) {
    const parts = Object.fromEntries(
      Object.entries(value).filter(([key, part]) => !isSame(part, initial[key])),
    );
    return Object.keys(parts).length === 0 ? undefined : { parts };
  }
  return isSame(initial, value) ? undefined : { whole: value };
}

/**
 * What was typed, over what the form would begin with today: what somebody else changed meanwhile in other fields
 * stands. A part of another kind than the form's own is from another version of the program and is left out.
 */
export function withTyped<T>(initial: T, typed: Typed | undefined): T {
  if (typed === undefined) return initial;
  if ('whole' in typed) return isSameKind(initial, typed.whole) ? (typed.whole as T) : initial;
  if (!isRecord(initial)) return initial;
  const parts = Object.entries(typed.parts).filter(([key, part]) => isSameKind(initial[key], part));
  return { ...initial, ...Object.fromEntries(parts) };
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Nothing may become anything, and anything nothing: a day not yet chosen is null. */
function isSameKind(one: unknown, other: unknown): boolean {
  if (one === null || one === undefined || other === null) return true;
  return kindOf(one) === kindOf(other);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
