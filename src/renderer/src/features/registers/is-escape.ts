import type { KeyboardEvent } from 'react';

/** Esc that is meant for what stands around: no list of choices is open, nothing inside took it already. */
export function isEscape(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || event.defaultPrevented) return false;
  return !(event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true');
}
