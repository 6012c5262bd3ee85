/** The outcome of reading one cell: a value, perhaps with something to check, or a plain reason why not. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly warning?: string }
  | { readonly ok: false; readonly reason: string };

export function accept<T>(value: T, warning?: string): Parsed<T> {
  return warning === undefined ? { ok: true, value } : { ok: true, value, warning };
}

export function refuse(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}

export function limit(text: string, maxLength: number): Parsed<string> {
  return text.length > maxLength
    ? refuse(`太长了（${text.length} 字），请控制在 ${maxLength} 字以内`)
    : accept(text);
}
