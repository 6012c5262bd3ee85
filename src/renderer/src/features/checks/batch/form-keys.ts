/** Enter in a one-line field goes on like Tab; only Ctrl+Enter and the button save. */
export function focusNext(within: Element, from: Element): void {
  const stops = [
    ...within.querySelectorAll<HTMLElement>(
      'input:not([type="file"], [type="hidden"]), textarea, [data-stop], [tabindex="0"]',
    ),
  ];
  const shown = stops.filter((stop) => stop.offsetParent !== null);
  shown[shown.findIndex((stop) => stop === from) + 1]?.focus();
}

/** Esc closes an open list of choices first. */
export function isInOpenList(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true';
}
