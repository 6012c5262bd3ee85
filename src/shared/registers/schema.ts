import { z } from 'zod';
import { parseField } from '#shared/domain/import/parse-field.ts';
import type { Field, FieldValue, RecordOf, Register } from './register.ts';

/**
 * The zod schema of one row, for forms and stores. Every field passes the same rule as an imported cell; what is left
 * out is `null`, or the field's default. Keys the register does not have are dropped.
 */
export function registerSchema<R extends Register>(register: R): z.ZodType<RecordOf<R>> {
  return z.record(z.string(), z.unknown()).transform((input, context) => {
    const values: Record<string, FieldValue> = {};
    for (const field of register.fields) {
      const judged = judge(field, input[field.key]);
      if (isRefusal(judged)) context.addIssue({ code: 'custom', path: [field.key], message: judged.reason });
      else values[field.key] = judged;
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
  const fallback = 'default' in field ? field.default : undefined;
  if (fallback !== undefined) return field.kind === 'multi' ? [String(fallback)] : fallback;
  return field.required === true ? { reason: `请填写${field.label}` } : null;
}

function asText(field: Field, input: unknown): string | undefined {
  if (typeof input === 'string') return input;
  if (field.kind === 'boolean' && typeof input === 'boolean') return input ? '是' : '否';
  if (field.kind === 'integer' && typeof input === 'number') return String(input);
  const isList =
    field.kind === 'multi' && Array.isArray(input) && input.every((part) => typeof part === 'string');
  return isList ? input.join('、') : undefined;
}
