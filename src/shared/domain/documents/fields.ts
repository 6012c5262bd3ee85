import { z } from 'zod';

import { BLANK, cleanLine, cleanText } from './official-text.ts';

const MAX_LINE = 200;
const MAX_TEXT = 5000;

/** A required single line, cleaned. `label` names it in the sentence beside the field. */
export function line(label: string, max = MAX_LINE) {
  return text(label, max, cleanLine);
}

/** A required text of one or more lines, cleaned. */
export function longText(label: string, max = MAX_TEXT) {
  return text(label, max, cleanText);
}

/** As `longText`, but it may be left blank. */
export function optionalText(label: string, max = MAX_TEXT) {
  return z
    .string({ error: `请填写${label}` })
    .transform(cleanText)
    .pipe(z.string().max(max, `${label}太长，最多 ${max} 个字`));
}

/** A day of the calendar as `YYYY-MM-DD`. */
export function isoDate(label: string) {
  return z.iso.date({ error: `请填写${label}，例如 2024-02-02` });
}

/** The same on a page, where a draft may leave it open. */
export function dayOrBlank(label: string) {
  return isoDate(label).or(z.literal(BLANK));
}

/** One Chinese sentence per field path (`attachments.0.name`), the first one found. */
export function collectFieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message;
  return fields;
}

function text(label: string, max: number, clean: (value: string) => string) {
  return z
    .string({ error: `请填写${label}` })
    .transform(clean)
    .pipe(z.string().min(1, `请填写${label}`).max(max, `${label}太长，最多 ${max} 个字`));
}
