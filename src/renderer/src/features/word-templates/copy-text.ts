/**
 * Puts a text where the next paste finds it. Through a field of its own, because the newer way needs a permission that an
 * office PC's browser may never ask for.
 */
export function copyText(text: string): void {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
}
