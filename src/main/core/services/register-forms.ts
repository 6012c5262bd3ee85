import type { RegisterRecord } from '#shared/contract/registers.ts';
import { parseField } from '#shared/domain/import/parse-field.ts';
import type { Lookups } from '#shared/domain/import/parse-field.ts';
import { restoreMasked } from '#shared/domain/permissions/masking.ts';
import { withAliases } from '#shared/registers/aliases.ts';
import type { FieldValue, FieldValues, Register } from '#shared/registers/register.ts';
import { registerSchema } from '#shared/registers/schema.ts';
import { AppError } from '#shared/rpc/app-error.ts';
import { today } from '../context.ts';
import type { RecordsContext } from '../context.ts';
import type { StoredRow } from '../store/queries/registers.ts';
import { lookupsFor } from './lookups.ts';
import { businessRole } from './masks.ts';
import { assertKeeper, isOwn, scopeOf } from './scope.ts';

type ReadForm = (sent: RegisterRecord, before: StoredRow | undefined) => FieldValues;

/**
 * Reads forms of a register, judging them as imported rows are; lists and scope are looked up once for many forms. The
 * reader throws AppError `input.invalid`, `register.out-of-scope`; asking for one `register.kept-by-office`.
 */
export function formReader(ctx: RecordsContext, register: Register): ReadForm {
  assertKeeper(ctx, register);
  const role = businessRole(ctx);
  const scope = scopeOf(ctx, register);
  const lookups = lookupsFor(ctx, register);
  const schema = registerSchema(register, today(ctx.ports));
  return (sent, before) => {
    const parsed = schema.safeParse(before ? restoreMasked(register, sent, before.values, role) : sent);
    if (!parsed.success) {
      const fields = Object.fromEntries(
        parsed.error.issues.map(({ path, message }) => [`values.${path.join('.')}`, message]),
      );
      throw new AppError('input.invalid', undefined, fields);
    }
    const values = readPlaces(register, parsed.data, lookups);
    if (!isOwn(scope, register, values)) throw new AppError('register.out-of-scope');
    return withNames(register, values, before?.values);
  };
}

/** Sheets and other registers may go on writing the name a row had before. */
function withNames(register: Register, values: FieldValues, before: FieldValues | undefined): FieldValues {
  const former = before?.[register.titleField];
  const isRenamed = typeof former === 'string' && former !== values[register.titleField];
  return withAliases(register, values, isRenamed ? [former] : []);
}

/** Villages and references by the office's own lists, as an import reads them. */
function readPlaces(register: Register, values: FieldValues, lookups: Lookups): FieldValues {
  const read: Record<string, FieldValue> = { ...values };
  for (const field of register.fields) {
    const value = values[field.key] ?? null;
    if ((field.kind !== 'village' && field.kind !== 'ref') || typeof value !== 'string') continue;
    const parsed = parseField(field, { text: value }, lookups);
    if (!parsed.ok)
      throw new AppError('input.invalid', undefined, { [`values.${field.key}`]: parsed.reason });
    read[field.key] = parsed.value;
  }
  return read;
}
