import type { KeyboardEvent } from 'react';

/**
 * Enter takes the line that is marked as current in an open list of choices. The list's own count of where it stands
 * falls behind when a whole word arrives at once, as input methods send it: Enter would then do nothing, or submit the form.
 * For the capturing phase, around an input that `aria-controls` its list.
 */
export function takeCurrent(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
  const input = event.target instanceof Element ? event.target : null;
  const list = document.getElementById(input?.getAttribute('aria-controls') ?? '');
  const line = list?.querySelector<HTMLElement>('[data-combobox-selected]');
  if (!line) return;
  event.preventDefault();
  event.stopPropagation();
  line.click();
}
