import { z } from 'zod';
import { parseField } from '#shared/domain/import/parse-field.ts';
import type { PlainDate } from '#shared/domain/calendar/plain-date.ts';
import { completeRow, judgeRow } from './judge-row.ts';
import { defaultOf } from './register.ts';
import type { Field, FieldValue, RecordOf, Register } from './register.ts';

/**
 * The zod schema of one row, for forms and stores. Every field passes the same rule as an imported cell, then the row
 * as a whole passes the register's; what is left out is what follows from the rest, the field's default, or `null`.
 * Keys the register does not have are dropped.
 * @param today the office's day; without it ages and dates to come are not judged
 */
export function registerSchema<R extends Register>(register: R, today?: PlainDate): z.ZodType<RecordOf<R>> {
  return z.record(z.string(), z.unknown()).transform((input, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const read: Record<string, FieldValue> = {};
    const unread = new Set<string>();
    for (const field of register.fields) {
      const judged = judge(field, input[field.key]);
      if (!isRefusal(judged)) {
        read[field.key] = judged;
      } else {
        unread.add(field.key);
        refuse(field.key, judged.reason);
      }
    }
    const values = completeRow(register, read);
    for (const finding of judgeRow(register, values, today, unread)) {
      if (finding.isWarning !== true) refuse(finding.field, finding.reason);
    }
    return values as RecordOf<R>;
  });
}

type Refusal = { readonly reason: string };

function isRefusal(judged: FieldValue | Refusal): judged is Refusal {
  return typeof judged === 'object' && judged !== null && 'reason' in judged;
}

function judge(field: Field, input: unknown): FieldValue | Refusal {
  if (input === undefined || input === null || input === '' || (Array.isArray(input) && input.length === 0)) {
    return whenEmpty(field);
  }
  const text = asText(field, input);
  if (text === undefined) return { reason: `“${field.label}”填得不对` };
  const parsed = parseField(field, { text });
  if (!parsed.ok) return { reason: parsed.reason };
  return parsed.value === null ? whenEmpty(field) : parsed.value;
}

function whenEmpty(field: Field): FieldValue | Refusal {
  const fallback = defaultOf(field);
  return fallback === null && field.required === true ? { reason: `请填写${field.label}` } : fallback;
}

function asText(field: Field, input: unknown): string | undefined {
  if (typeof input === 'string') return input;
  if (field.kind === 'boolean' && typeof input === 'boolean') return input ? '是' : '否';
  if (field.kind === 'integer' && typeof input === 'number') return String(input);
  const isList =
    field.kind === 'multi' && Array.isArray(input) && input.every((part) => typeof part === 'string');
  return isList ? input.join('、') : undefined;
}
